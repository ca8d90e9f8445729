/** The tokens of the look, and the rules that every screen shares. No other file states a colour, a size of text or a radius. */
import { css } from 'lit';

const light = css`
  --_accent: var(--idv-color-accent, #1d5fd1);
  --_on-accent: var(--idv-color-on-accent, #fff);
  --_surface: var(--idv-color-surface, #fff);
  --_raised: var(--idv-color-raised, #f4f6f9);
  --_text: var(--idv-color-text, #14181f);
  --_muted: var(--idv-color-muted, #55606f);
  --_line: var(--idv-color-line, #ccd4de);
  --_danger: var(--idv-color-danger, #b3261e);
  --_success: var(--idv-color-success, #0f7a48);
  --_warning: var(--idv-color-warning, #8a5a00);
  --_veil: rgb(10 14 20 / 55%);
`;

const dark = css`
  --_accent: var(--idv-color-accent, #82b1ff);
  --_on-accent: var(--idv-color-on-accent, #0b1626);
  --_surface: var(--idv-color-surface, #171b21);
  --_raised: var(--idv-color-raised, #20262e);
  --_text: var(--idv-color-text, #eef1f5);
  --_muted: var(--idv-color-muted, #a9b3c1);
  --_line: var(--idv-color-line, #3d4752);
  --_danger: var(--idv-color-danger, #ff9c94);
  --_success: var(--idv-color-success, #6fd8a4);
  --_warning: var(--idv-color-warning, #f0c063);
  --_veil: rgb(0 0 0 / 60%);
`;

/** For the outermost element only: what everything below inherits. `.root` carries the theme as a class. */
export const tokens = css`
  .root {
    ${light}
    --_radius: var(--idv-radius, 14px);
    --_font: var(--idv-font, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif);
    container-type: inline-size;
    color-scheme: light;
  }
  .root.dark {
    ${dark}
    color-scheme: dark;
  }
  @media (prefers-color-scheme: dark) {
    .root.auto {
      ${dark}
      color-scheme: dark;
    }
  }
`;

/** For every shadow root: text, headings, buttons, focus. */
export const shared = css`
  :host {
    display: block;
    color: var(--_text);
    font: 400 1rem/1.5 var(--_font);
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h2,
  p,
  ul,
  dl,
  dd,
  fieldset {
    margin: 0;
    padding: 0;
  }
  h2 {
    font-size: 1.375rem;
    font-weight: 650;
    line-height: 1.25;
    letter-spacing: -0.01em;
    text-wrap: balance;
    outline: none;
  }
  a {
    color: var(--_accent);
    text-underline-offset: 0.2em;
  }
  section {
    display: grid;
    gap: 1.25rem;
  }
  .head {
    display: grid;
    gap: 0.375rem;
  }
  .lead,
  .muted {
    color: var(--_muted);
    text-wrap: pretty;
  }
  .small {
    font-size: 0.875rem;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
    align-items: center;
  }
  .actions > * {
    flex: 1 1 12rem;
  }
  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.625rem;
    min-height: 3rem;
    padding: 0.625rem 1.25rem;
    border: 1px solid transparent;
    border-radius: calc(var(--_radius) * 0.75);
    background: none;
    color: inherit;
    font: inherit;
    font-weight: 600;
    line-height: 1.2;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
  }
  .primary {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .secondary {
    border-color: var(--_line);
    background: var(--_surface);
  }
  .quiet {
    flex: 0 1 auto;
    min-height: 2.75rem;
    padding-inline: 0.5rem;
    color: var(--_accent);
  }
  button:hover:not(:disabled),
  .button:hover {
    filter: brightness(0.95);
  }
  button:disabled {
    opacity: 0.55;
    cursor: default;
  }
  :focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  svg {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    fill: none;
    stroke: currentcolor;
    stroke-linecap: round;
    stroke-linejoin: round;
    stroke-width: 1.8;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;
