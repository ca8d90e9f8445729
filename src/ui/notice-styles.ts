/** How a notice looks. */
import { css } from 'lit';

/** Rules for `notice()`, and for regions that wait for one. */
export const noticeStyles = css`
  div[role]:not(:has(*)) {
    display: contents;
  }
  .notice {
    display: flex;
    gap: 0.75rem;
    align-items: flex-start;
    padding: 0.875rem 1rem;
    border: 1px solid var(--_warning);
    border-inline-start-width: 4px;
    border-radius: calc(var(--_radius) * 0.6);
    background: color-mix(in srgb, var(--_warning) 8%, var(--_surface));
    font-size: 0.9375rem;
  }
  .notice svg {
    margin-block-start: 0.1em;
    color: var(--_warning);
  }
`;
