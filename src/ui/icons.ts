/** Pictograms, drawn as lines of the current colour. Decoration only: the words beside them say the same. */
import { svg, html, type TemplateResult } from 'lit';

const icon = (paths: TemplateResult<2>): TemplateResult =>
  html`<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
    ${paths}
  </svg>`;

/** The pictograms by what they stand for. */
export const icons = {
  camera: icon(svg`<path d="M4 8h3l1.6-2.5h6.8L17 8h3a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1z"/><circle cx="12" cy="13" r="3.6"/>`),
  card: icon(svg`<rect x="2.5" y="5" width="19" height="14" rx="2.5"/><circle cx="8" cy="11" r="2"/><path d="M5 16c.5-1.6 1.6-2.4 3-2.4s2.5.8 3 2.4M14 10h4.5M14 14h4.5"/>`),
  passport: icon(svg`<rect x="5" y="2.5" width="14" height="19" rx="2"/><circle cx="12" cy="10" r="3.5"/><path d="M8.5 10h7M12 6.5c-1.6 2-1.6 5 0 7c1.6-2 1.6-5 0-7M9 17.5h6"/>`),
  light: icon(svg`<path d="M9 18h6M10 21h4M8.5 15c-1.5-1.2-2.5-2.9-2.5-5a6 6 0 0 1 12 0c0 2.1-1 3.8-2.5 5z"/>`),
  check: icon(svg`<path d="M4.5 12.5l5 5L19.5 7"/>`),
  warning: icon(svg`<path d="M12 4L2.8 19.5h18.4zM12 10v4.5M12 17.2v.1"/>`),
  lock: icon(svg`<rect x="5" y="10.5" width="14" height="10" rx="2"/><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5"/>`),
  phone: icon(svg`<rect x="7" y="2.5" width="10" height="19" rx="2.2"/><path d="M11 18.5h2"/>`),
  file: icon(svg`<path d="M6 3h8l5 5v13H6zM14 3v5h5"/>`),
  upload: icon(svg`<path d="M12 16V5M7.5 9.5L12 5l4.5 4.5M4.5 16.5V19a1 1 0 0 0 1 1h13a1 1 0 0 0 1-1v-2.5"/>`),
  switch: icon(svg`<path d="M4 9a8 8 0 0 1 14-3l2 2M20 4v4h-4M20 15a8 8 0 0 1-14 3l-2-2M4 20v-4h4"/>`),
  torch: icon(svg`<path d="M13 2.5L5 13.5h6l-1 8l8-11h-6z"/>`),
  face: icon(svg`<path d="M12 3c4 0 6.5 3 6.5 7.5S15.5 21 12 21s-6.5-6-6.5-10.5S8 3 12 3zM9.2 10.5v.1M14.8 10.5v.1M9.5 15.3c1.5 1.2 3.5 1.2 5 0"/>`),
  person: icon(svg`<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c.8-4 3.6-6 7.5-6s6.7 2 7.5 6"/>`),
  home: icon(svg`<path d="M3.5 11.5L12 4l8.5 7.5M6 9.5V20h12V9.5M10 20v-5.5h4V20"/>`),
  back: icon(svg`<path d="M15 5l-7 7l7 7"/>`),
  close: icon(svg`<path d="M6 6l12 12M18 6L6 18"/>`),
  copy: icon(svg`<rect x="8.5" y="8.5" width="12" height="12" rx="2"/><path d="M15.5 8.5v-4a1 1 0 0 0-1-1h-10a1 1 0 0 0-1 1v10a1 1 0 0 0 1 1h4"/>`),
  arrow: icon(svg`<path d="M5 12h14M13 6l6 6l-6 6"/>`),
  clock: icon(svg`<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.5 2"/>`),
} as const;

/** Name of a pictogram. */
export type IconName = keyof typeof icons;
