/** How the liveness check looks. */
import { css } from 'lit';

/** Rules for prompts over the camera and for the frames afterwards. */
export const livenessStyles = css`
  .prompt {
    position: absolute;
    inset-inline: 0;
    inset-block-end: 0;
    display: grid;
    justify-items: center;
    gap: 0.25rem;
    padding: 2.5rem 1rem 1.25rem;
    background: linear-gradient(transparent, rgb(10 14 20 / 85%));
    color: #fff;
    text-align: center;
  }
  .prompt strong {
    font-size: 1.375rem;
  }
  .task {
    font-size: 1.125rem;
    font-weight: 600;
    text-align: center;
  }
  .pace {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    min-height: 2.75rem;
    cursor: pointer;
  }
  .pace input {
    inline-size: 1.25rem;
    block-size: 1.25rem;
    margin: 0;
    accent-color: var(--_accent);
  }
`;
