/** How the element itself looks around its panel: nothing in the page, a dialog in the modal mode. */
import { css } from 'lit';

/** Rules for the element. */
export const widgetStyles = css`
  dialog {
    inline-size: min(38rem, 100%);
    max-inline-size: 100%;
    max-block-size: 100%;
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: 0 1.5rem 4rem rgb(0 0 0 / 30%);
    container-type: inline-size;
    overscroll-behavior: contain;
  }
  dialog::backdrop {
    background: rgb(10 14 20 / 60%);
  }
  @media (max-width: 40rem) {
    dialog {
      inline-size: 100%;
      block-size: 100%;
      border-radius: 0;
    }
  }
`;
