/** Names and values below each other. */
import { html } from 'lit';
import { fullTime } from './amounts.ts';
import { asWords } from './status-words.ts';

/** The list; what is not known is left out. */
export const pairsTemplate = (pairs: readonly (readonly [string, unknown])[]): unknown => html`
  <dl class="pairs">
    ${pairs
      .filter(([, value]) => value !== null && value !== undefined && value !== '')
      .map(
        ([name, value]) =>
          html`<div>
            <dt>${asWords(name)}</dt>
            <dd>${shown(value)}</dd>
          </div>`,
      )}
  </dl>
`;

const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

const shown = (value: unknown): string =>
  typeof value !== 'string' ? JSON.stringify(value) : isoTime.test(value) ? fullTime(value) : value;
