/** How the screen of a handoff looks. No colour and no radius of its own but the white that a code has to lie on. */
import { css } from 'lit';

/** Rules for the screen of a handoff. */
export const handoffStyles = css`
  .actions > .leave {
    flex: 0 1 auto;
  }
  .actions:not(:has(*)),
  .told:not(:has(p)) {
    display: contents;
  }
  .code {
    display: grid;
    grid-template-columns: minmax(9rem, 13rem) 1fr;
    gap: 1.25rem;
    align-items: stretch;
  }
  .qr {
    display: grid;
    place-items: center;
    aspect-ratio: 1;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: #fff;
    color: #55606f;
    text-align: center;
  }
  idv-qr-code {
    inline-size: 100%;
  }
  .number {
    display: grid;
    align-content: center;
    justify-items: center;
    gap: 0.25rem;
    padding: 1rem;
    border-radius: var(--_radius);
    background: var(--_raised);
    text-align: center;
    text-wrap: balance;
  }
  .digits {
    font-size: 4rem;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    line-height: 1.1;
    letter-spacing: 0.06em;
    color: var(--_accent);
  }
  .told,
  .ways,
  #ways,
  .typed {
    display: grid;
    gap: 1rem;
  }
  .waiting,
  .card {
    display: flex;
    gap: 0.875rem;
    align-items: center;
  }
  .waiting {
    color: var(--_muted);
  }
  .card {
    padding: 1rem;
    border-radius: var(--_radius);
    background: var(--_raised);
  }
  .card > span {
    display: grid;
  }
  .card svg {
    inline-size: 2rem;
    block-size: 2rem;
    color: var(--_accent);
  }
  .dot,
  .live .mark {
    animation: pulse 1.8s ease-in-out infinite;
  }
  .dot {
    flex: none;
    inline-size: 0.75rem;
    block-size: 0.75rem;
    border-radius: 50%;
    background: var(--_accent);
  }
  @keyframes pulse {
    50% {
      opacity: 0.35;
    }
  }
  .toggle svg {
    transition: rotate 0.2s;
  }
  .toggle[aria-expanded='true'] svg {
    rotate: 180deg;
  }
  #ways {
    padding: 1.25rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .link {
    display: grid;
    gap: 0.375rem;
    min-inline-size: 0;
  }
  code {
    overflow-wrap: anywhere;
    padding: 0.625rem 0.75rem;
    border-radius: calc(var(--_radius) * 0.5);
    background: var(--_raised);
    font-size: 0.8125rem;
    user-select: all;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.625rem;
  }
  .row > * {
    flex: 1 1 9rem;
  }
  .row > .primary {
    flex-basis: 100%;
  }
  .typed {
    gap: 0.5rem;
    padding-block-start: 1rem;
    border-block-start: 1px solid var(--_line);
  }
  .letters {
    justify-self: start;
    font:
      650 1.75rem/1.2 ui-monospace,
      monospace;
    letter-spacing: 0.08em;
    user-select: all;
  }
  .steps {
    display: grid;
    gap: 0.375rem;
    margin: 0;
    padding-inline-start: 1.5rem;
  }
  .steps li::marker {
    color: var(--_muted);
    font-weight: 600;
  }
  .plan {
    display: grid;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .plan li {
    position: relative;
    display: flex;
    gap: 0.875rem;
    align-items: center;
    min-block-size: 2.25rem;
    color: var(--_muted);
  }
  .plan li + li::before {
    content: '';
    position: absolute;
    inset-block: -0.5rem calc(50% + 0.6875rem);
    inset-inline-start: calc(0.6875rem - 1px);
    inline-size: 2px;
    background: var(--_line);
  }
  .mark {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 1.375rem;
    block-size: 1.375rem;
    border: 2px solid var(--_line);
    border-radius: 50%;
    background: var(--_surface);
  }
  .mark svg {
    inline-size: 0.875rem;
    block-size: 0.875rem;
    stroke-width: 3;
  }
  .plan .done,
  .plan .current {
    color: inherit;
  }
  .done .mark {
    border-color: var(--_success);
    background: var(--_success);
    color: var(--_surface);
  }
  .plan .done + li::before {
    background: var(--_success);
  }
  .current .mark {
    border: 0.375rem solid var(--_accent);
  }
  .plan .current {
    font-weight: 650;
  }
  @container (max-width: 30rem) {
    .code {
      grid-template-columns: 1fr;
    }
    .qr {
      inline-size: min(100%, 15rem);
      justify-self: center;
    }
  }
`;
