/**
 * A visit to a strict page in a frame: presses, chooses and enters as a person does, from outside, so that the page runs
 * nothing but the element. What it makes for the page comes from the page's own realm.
 */
import type { IdvCapture } from '../../../src/widget/idv-capture.ts';
import { eventually } from '../harness/eventually.ts';
import { find, findAll } from '../harness/shadow-search.ts';
import type { PageNotes } from './page-watch.ts';

type PageWindow = Window & typeof globalThis & { readonly pageNotes: PageNotes };

/** What browsers have reported to the address in the policy, and how many workers got that policy. */
export interface Reports {
  readonly violations: readonly string[];
  readonly workers: number;
}

/** What a page's policy may have less than the README promises the element to run under. */
export type Less = '' | 'no worker' | 'no weights';

/** A session of the sandbox, as its API answers. */
export const newSession = async (request: object): Promise<Readonly<Record<string, unknown>>> => {
  const response = await fetch('/strict-page/sessions', { method: 'POST', body: JSON.stringify(request) });
  return (await response.json()) as Readonly<Record<string, unknown>>;
};

/** One element on a strict page of its own. */
export class StrictVisit {
  readonly #frame: HTMLIFrameElement;
  readonly #id: string;
  readonly element: IdvCapture;

  private constructor(frame: HTMLIFrameElement, id: string, element: IdvCapture) {
    this.#frame = frame;
    this.#id = id;
    this.element = element;
  }

  /** Shows the element with those properties. End it with {@link leave}. */
  static async begin(properties: Partial<IdvCapture>, less: Less = ''): Promise<StrictVisit> {
    const id = crypto.randomUUID();
    const frame = document.createElement('iframe');
    frame.title = 'A strict page';
    frame.width = '900';
    frame.height = '900';
    frame.src = `/strict-page?${new URLSearchParams({ page: id, less }).toString()}`;
    document.body.append(frame);
    const page = await eventually(
      () => (windowOf(frame).customElements.get('idv-capture') ? windowOf(frame).document : null),
      'the element',
    );
    const element = page.createElement('idv-capture');
    Object.assign(element, { lang: 'en', redirect: 'off', ...properties });
    page.querySelector('main')?.append(element);
    return new StrictVisit(frame, id, element);
  }

  get notes(): PageNotes {
    return this.#window.pageNotes;
  }

  async reports(): Promise<Reports> {
    return (await (await fetch(`/strict-page/violations?page=${this.#id}`)).json()) as Reports;
  }

  /** Presses what says so, once it can be pressed. */
  async press(part: 'primary' | 'secondary', label: string): Promise<void> {
    const button = await eventually(
      () =>
        findAll<HTMLButtonElement>(this.element, `[part~="${part}-action"]`).find(
          (one) => !one.disabled && one.textContent.trim() === label,
        ),
      () => `“${label}” at ${this.#place}`,
    );
    button.click();
  }

  async step(step: IdvCapture['step']): Promise<void> {
    await eventually(
      () => this.element.step === step,
      () => `step ${String(step)} at ${this.#place}`,
    );
  }

  async state(state: IdvCapture['state']): Promise<void> {
    await eventually(
      () => this.element.state === state,
      () => `state ${state} at ${this.#place}`,
    );
  }

  /** The one element that matches, once it is there. */
  shown(selector: string): Promise<HTMLElement> {
    return eventually(
      () => findAll(this.element, selector)[0],
      () => `${selector} at ${this.#place}`,
    );
  }

  /** Chooses a picture from the device. */
  async choose(picture: Blob): Promise<void> {
    const { File, DataTransfer, Event } = this.#window;
    const input = (await this.shown('input[type="file"]')) as HTMLInputElement;
    const bytes = await picture.arrayBuffer();
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], 'IMG_0001.jpg', { type: picture.type }));
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** Chooses a radio button. */
  async pick(value: string): Promise<void> {
    (await this.shown(`input[type="radio"][value="${value}"]`)).click();
  }

  /** Enters a value, or chooses it from a list. */
  async enter(selector: string, value: string): Promise<void> {
    await this.shown(selector);
    const field = find<HTMLInputElement>(this.element, selector);
    const { Event } = this.#window;
    field.value = value;
    for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
  }

  /** Text of the page's headings and alerts. */
  get text(): string {
    return findAll(this.element, 'h2, p, [role="alert"]')
      .map(({ textContent }) => textContent.trim())
      .join(' ');
  }

  /** Does one thing that the policy forbids, of each kind, and returns which of them the browser has noted. */
  async offend(): Promise<readonly string[]> {
    const { document: page, pageNotes } = this.#window;
    const before = pageNotes.violations.length;
    const mark = page.createElement('p');
    mark.setAttribute('style', 'color: red');
    try {
      mark.innerHTML = '<b>not trusted</b>';
    } catch {
      // Only where trusted types are enforced.
    }
    const style = page.createElement('style');
    style.textContent = 'p { color: red }';
    page.head.append(style);
    await eventually(
      () => pageNotes.violations.slice(before).some((one) => one.startsWith('style-src-elem')),
      'a violation by the style element',
    );
    return pageNotes.violations.splice(before).map((one) => one.split(' ')[0] ?? '');
  }

  leave(): void {
    this.#frame.remove();
  }

  get #window(): PageWindow {
    return windowOf(this.#frame);
  }

  get #place(): string {
    const { state, step } = this.element;
    return `${state}, ${String(step)}: ${this.text}`;
  }
}

const windowOf = ({ contentWindow }: HTMLIFrameElement): PageWindow => {
  if (!contentWindow) throw new Error('the frame is not attached');
  return contentWindow as PageWindow;
};
