/** Pictograms of the handoff alone. Decoration only, as in ui/icons: apart from those because nothing else shows them. */
import { html, type TemplateResult } from 'lit';

const icon = (path: string): TemplateResult =>
  html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;

/** The pictograms by what they stand for. */
export const handoffIcons = {
  desktop: icon('M3 5h18v11H3zM8 20h8M12 16v4'),
  mail: icon('M3 6h18v12H3zM3 7l9 6l9-6'),
  message: icon('M4 5h16v11h-9l-4 4v-4H4zM8 9h8M8 12h5'),
  share: icon('M12 15V4M8 8l4-4l4 4M6 12v8h12v-8'),
  open: icon('M13 4h7v7M20 4l-9 9M17 14v6H4V7h6'),
  more: icon('M6 9l6 6l6-6'),
} as const;
