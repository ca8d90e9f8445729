/** How a list of choices looks: large targets, the chosen one outlined. */
import { css } from 'lit';

/** Rules for `.choices` of `.choice` labels around radio buttons. */
export const choiceStyles = css`
  .choices {
    display: grid;
    gap: 0.625rem;
  }
  .choice {
    display: flex;
    align-items: center;
    gap: 0.875rem;
    min-height: 4rem;
    padding: 0.75rem 1rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    cursor: pointer;
  }
  .choice:hover {
    border-color: var(--_muted);
  }
  .choice:has(:checked) {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  .choice:has(:focus-visible) {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  .choice > span:last-of-type {
    display: grid;
    flex: 1;
  }
  .choice strong {
    font-weight: 600;
  }
  .choice input {
    order: 1;
    inline-size: 1.25rem;
    block-size: 1.25rem;
    margin: 0;
    outline: none;
    accent-color: var(--_accent);
  }
  .pictogram {
    display: grid;
    place-items: center;
    inline-size: 2.75rem;
    block-size: 2.75rem;
    border-radius: calc(var(--_radius) * 0.7);
    background: var(--_raised);
    color: var(--_accent);
  }
  .pictogram svg {
    inline-size: 1.5rem;
    block-size: 1.5rem;
  }
`;
