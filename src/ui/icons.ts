/** Pictograms, drawn as lines of the current colour. Decoration only: the words beside them say the same. */
import { html, type TemplateResult } from 'lit';

const icon = (path: string): TemplateResult =>
  html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;

/** The pictograms by what they stand for. */
export const icons = {
  camera: icon('M4 8h3l2-3h6l2 3h3v11H4zM16 13a4 4 0 1 0-8 0a4 4 0 1 0 8 0'),
  card: icon('M3 5h18v14H3zM10 11a2 2 0 1 0-4 0a2 2 0 1 0 4 0M5 16c1-3 5-3 6 0M14 10h4M14 14h4'),
  passport: icon('M5 3h14v18H5zM15 10a3 3 0 1 0-6 0a3 3 0 1 0 6 0M9 17h6'),
  light: icon('M9 18h6M10 21h4M9 15C2 9 7 3 12 3s10 6 3 12z'),
  check: icon('M5 13l5 5L20 7'),
  warning: icon('M12 4L3 20h18zM12 10v5M12 17v.1'),
  lock: icon('M5 11h14v9H5zM8 11V8a4 4 0 0 1 8 0v3'),
  phone: icon('M7 3h10v18H7zM11 18h2'),
  file: icon('M6 3h8l5 5v13H6zM14 3v5h5'),
  upload: icon('M12 16V5M7 10l5-5l5 5M4 16v4h16v-4'),
  switch: icon('M4 9a8 8 0 0 1 14-3l2 2V4M20 8h-4M20 15a8 8 0 0 1-14 3l-2-2v4M4 16h4'),
  torch: icon('M13 3L5 14h6l-1 7l8-11h-6z'),
  face: icon('M12 3c9 0 8 18 0 18S3 3 12 3M9 10v.1M15 10v.1M9 15c2 1 4 1 6 0'),
  person: icon('M16 8a4 4 0 1 0-8 0a4 4 0 1 0 8 0M4 21c1-8 15-8 16 0'),
  home: icon('M4 11l8-7l8 7M6 9v11h12V9M10 20v-6h4v6'),
  back: icon('M15 5l-7 7l7 7'),
  close: icon('M6 6l12 12M18 6L6 18'),
  copy: icon('M9 9h11v11H9zM15 9V4H4v11h5'),
  clock: icon('M21 12a9 9 0 1 0-18 0a9 9 0 1 0 18 0M12 7v5l3 2'),
} as const;

/** Name of a pictogram. */
export type IconName = keyof typeof icons;
