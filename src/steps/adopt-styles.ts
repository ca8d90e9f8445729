/** Gives a screen that stands on the page the rules of something that was loaded after it. */
import type { CSSResult, LitElement } from 'lit';

/** Adds them once, however often it is asked. A host that renders outside a shadow root gets none. */
export const adoptStyles = (host: LitElement, { styleSheet }: CSSResult): void => {
  const root = host.renderRoot;
  if (styleSheet && root instanceof ShadowRoot && !root.adoptedStyleSheets.includes(styleSheet))
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
};
