/** How the report on a page looks. */
import { css } from 'lit';

/** Rules for the report. */
export const diagnoseStyles = css`
  .report {
    display: grid;
    gap: 1rem;
    max-inline-size: 44rem;
    margin: 0 auto 1rem;
    padding: clamp(1rem, 4cqi, 1.5rem);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    text-align: start;
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1rem;
    align-items: center;
    justify-content: space-between;
  }
  h2 {
    font-size: 1.125rem;
  }
  ul {
    display: grid;
    gap: 0.75rem;
    list-style: none;
  }
  .passed {
    gap: 0.375rem;
  }
  li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.625rem;
    font-size: 0.9375rem;
  }
  li > svg {
    margin-block-start: 0.125rem;
    color: var(--_success);
  }
  .finding {
    padding: 0.75rem 0.875rem;
    border: 1px solid var(--_line);
    border-inline-start: 4px solid var(--_mark);
    border-radius: calc(var(--_radius) * 0.6);
    background: var(--_raised);
  }
  .finding > svg {
    color: var(--_mark);
  }
  .blocking {
    --_mark: var(--_danger);
  }
  .degraded {
    --_mark: var(--_warning);
  }
  .finding > div {
    display: grid;
    gap: 0.5rem;
  }
  .kind {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.625rem;
    align-items: baseline;
    color: var(--_mark);
    font-size: 0.8125rem;
    font-weight: 600;
  }
  .kind code {
    color: var(--_muted);
    font-weight: 400;
  }
  code {
    overflow-wrap: anywhere;
    font:
      0.8125rem/1.5 ui-monospace,
      'SF Mono',
      Menlo,
      Consolas,
      monospace;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-items: center;
  }
  .line code {
    flex: 1 1 14rem;
    padding: 0.5rem 0.625rem;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 0.4);
    background: var(--_surface);
    user-select: all;
  }
  .line button,
  .top button {
    min-height: 2.75rem;
    padding: 0.375rem 0.875rem;
    font-size: 0.875rem;
  }
`;
