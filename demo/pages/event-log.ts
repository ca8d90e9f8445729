/** A list of what happened, newest at the end. Shows names and fields as they came; knows no single event. */
import { html, nothing, render } from 'lit';

/** One line of the log. */
export interface LogEntry {
  readonly type: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly tone?: 'success' | 'warning' | 'danger' | undefined;
}

type TimedEntry = LogEntry & { readonly at: Date };

/** Lines kept: enough for several captures, little enough to stay quick. */
const maxEntries = 200;

/** Fills a `.log`; the element after it is shown while there is nothing to list. */
export class EventLog {
  readonly #list: HTMLElement;
  readonly #empty: HTMLElement | null;
  #entries: readonly TimedEntry[] = [];

  constructor(list: HTMLElement) {
    this.#list = list;
    this.#empty = list.nextElementSibling as HTMLElement | null;
    this.#render();
  }

  add(entry: LogEntry): void {
    this.#entries = [...this.#entries, { ...entry, at: new Date() }].slice(-maxEntries);
    this.#render();
    this.#list.scrollTop = this.#list.scrollHeight;
  }

  clear(): void {
    this.#entries = [];
    this.#render();
  }

  #render(): void {
    this.#list.hidden = this.#entries.length === 0;
    if (this.#empty) this.#empty.hidden = !this.#list.hidden;
    render(
      html`<ol>
        ${this.#entries.map(renderEntry)}
      </ol>`,
      this.#list,
    );
  }
}

const renderEntry = ({ type, fields, tone, at }: TimedEntry): unknown => html`
  <li data-type=${type} data-tone=${tone ?? nothing}>
    <time datetime=${at.toISOString()}>${at.toLocaleTimeString('en-GB')}</time>
    <span class="type">${type}</span>
    <span class="detail">${Object.entries(fields).map(renderField)}</span>
  </li>
`;

const renderField = ([name, value]: [string, unknown]): unknown =>
  html`<span class="pair"
    ><span>${name}</span> ${typeof value === 'string' ? value : JSON.stringify(value)}</span
  >`;
