/** What one page asks of the server, looked at as it leaves and as its answers are heard. It changes nothing. */
import { isErrorCode, errorTable } from '../../src/model/errors.ts';
import type { FlowState } from '../../src/flow/types.ts';
import type { CaptureStepId } from '../../src/model/step.ts';
import type { Browser, PageName } from './browser.ts';
import { framesOfBurst, NumberedFile } from './pictures.ts';
import type { Answered, Parcel } from './parcel.ts';

/** How often something is tried by itself. */
const mostTries = 5;

/** Longest `Retry-After` that is waited for, in milliseconds. */
const longestWaitMs = 60_000;

/** One thing that a page wants, until it is answered or the person wants something else. */
interface Wish {
  readonly key: string | undefined;
  readonly tries: number;
  /** Whether the last answer was that another nonce is wanted, and whether what has left last has it. */
  readonly isAskedForNonce: boolean;
  readonly hasAskedNonce: boolean;
  /** Nobody asks before this moment, in milliseconds of the device. */
  readonly notBeforeMs: number;
}

const isAnswered = ({ status, json }: Answered): boolean =>
  status !== 429 &&
  status < 500 &&
  (json !== undefined || status === 204) &&
  codeIn(json) !== 'use_dpop_nonce';

const codeIn = (json: unknown): string | null =>
  typeof json === 'object' && json !== null && 'error' in json ? String(json.error) : null;

const tellsSession = ({ json }: Answered): boolean =>
  typeof json === 'object' && json !== null && ('holder' in json || 'session' in json);

/** The line of one page to the server. */
export class Line {
  /** What went wrong, in words. */
  readonly wrong: string[] = [];
  /** Codes that the page was answered with. */
  readonly heard = new Set<string>();
  /** Steps whose picture was refused because another device holds the session. */
  readonly takenAway = new Set<CaptureStepId>();
  /** Steps whose picture the server does not want, until another one leaves. */
  readonly refused = new Set<CaptureStepId>();
  isClosed = false;
  /** How old the session may be that was heard last, in milliseconds: the backend answers once more what it has answered. */
  sessionAgeMs = 0;
  /** What the page is at. */
  state: () => FlowState | null = () => null;
  readonly #nowMs: () => number;
  readonly #tries = new Map<string, { readonly key: string | undefined; readonly count: number }>();
  readonly #wishes = new Map<string, Wish>();
  /** When the first request of a key has left, or the only one where there is none. */
  readonly #leftMs = new Map<string | Parcel, number>();
  /** How often the session has left this page, and how often it had when each request left first. */
  #stints = 0;
  readonly #stintOf = new Map<string | Parcel, number>();
  /** Files of a capture that were acknowledged, by its number. */
  readonly #acknowledged = new Map<number, number>();

  constructor(
    readonly owner: PageName,
    readonly browser: Browser,
    nowMs: () => number,
  ) {
    this.#nowMs = nowMs;
  }

  /** The person does something, or the device has its network back: whatever was tried may be tried anew. */
  beginAnew(): void {
    this.#wishes.clear();
  }

  /** Whoever comes back to a question is asked it anew, though an answer to the one before may be on its way yet. */
  handOff(): void {
    this.#stints += 1;
  }

  /** How often a call was tried since it was answered last, whatever the person has pressed meanwhile. */
  triesOf(call: string): number {
    return this.#tries.get(call)?.count ?? 0;
  }

  /** A request leaves; `others` are those that the page still waits for. */
  leaves(parcel: Parcel, others: readonly Parcel[]): void {
    const { call, request } = parcel;
    if (this.isClosed) this.#complain(`${call} after the page was gone`);
    const asked = askedBy(parcel);
    this.#leftMs.set(asked, this.#leftMs.get(asked) ?? this.#nowMs());
    if (request.method === 'GET' || call === 'POST /presence') return;
    // Links are renewed by themselves, and whoever asks for another device twice does so twice.
    if (call === 'POST /handoff' || call === 'POST /handoff/resume') return;
    const wish = wishOf(parcel);
    const isOf = (other: Parcel): boolean => this.#stintOf.get(askedBy(other)) === this.#stints;
    this.#stintOf.set(asked, this.#stintOf.get(asked) ?? this.#stints);
    const now = others.filter((other) => !other.isOrphan && isOf(other) && isOf(parcel));
    if (now.some((other) => wishOf(other) === wish)) this.#complain(`${call} is under way twice`);
    if (request.body instanceof NumberedFile) this.#pictureLeaves(call, request.body);
    const state = this.state();
    if (call === 'POST /complete' && state && 'uploads' in state && Object.keys(state.uploads).length > 0)
      this.#complain('it is submitted while captures are on their way');
    const key = request.headers['Idempotency-Key'];
    const tried = this.#tries.get(call);
    this.#tries.set(call, { key, count: tried && tried.key === key ? tried.count + 1 : 1 });
    if (!isOf(parcel)) return;
    const before = this.#wishes.get(wish);
    if (before && before.key !== key) this.#complain(`${call} is tried again as something new`);
    if (before && before.notBeforeMs > this.#nowMs()) this.#complain(`${call} comes before its time`);
    const tries = (before?.tries ?? 0) + 1;
    if (tries > mostTries) this.#complain(`${call} is tried without end`);
    this.#wishes.set(wish, {
      key,
      tries,
      isAskedForNonce: false,
      hasAskedNonce: before?.isAskedForNonce ?? false,
      notBeforeMs: before?.notBeforeMs ?? 0,
    });
  }

  /** The page hears an answer. */
  hears(parcel: Parcel, answer: Answered): void {
    const wish = wishOf(parcel);
    const code = codeIn(answer.json);
    if (code !== null) this.heard.add(code);
    const leftMs = this.#leftMs.get(askedBy(parcel));
    if (leftMs !== undefined && tellsSession(answer)) this.sessionAgeMs = this.#nowMs() - leftMs;
    if (isAnswered(answer)) {
      this.#wishes.delete(wish);
      this.#tries.delete(parcel.call);
    }
    const known = this.#wishes.get(wish);
    // A browser that was asked for another nonce has not failed, unless it is asked again.
    const isAskedForNonce = code === 'use_dpop_nonce' && !known?.hasAskedNonce;
    if (known)
      this.#wishes.set(wish, { ...known, tries: known.tries - Number(isAskedForNonce), isAskedForNonce });
    const waitMs = Number(answer.headers.get('Retry-After') ?? 0) * 1000;
    if (known && answer.status === 429 && waitMs <= longestWaitMs)
      this.#wishes.set(wish, { ...known, isAskedForNonce: false, notBeforeMs: this.#nowMs() + waitMs });
    const { body } = parcel.request;
    if (body instanceof NumberedFile) this.#pictureHeard(body, answer);
  }

  #pictureLeaves(call: string, { step, number, documentType }: NumberedFile): void {
    if (call !== `PUT /captures/${step}`) this.#complain(`a picture of ${step} leaves as ${call}`);
    if (this.state()?.phase === 'ended') this.#complain(`${call} after the end`);
    this.refused.delete(step);
    const { store } = this.browser;
    const state = this.state();
    const isOfDocument = step === 'document-front' || step === 'document-back';
    // Of a device that does not hold the session nothing is taken anyway.
    const isHere = state?.phase === 'capturing' || state?.phase === 'submitting';
    if (isOfDocument && isHere && state.session.documentType !== documentType)
      this.#complain(`${call} shows another document`);
    if (store.refused.has(number)) this.#complain(`${call} offers again what was refused`);
    if (!store.isKeptInTime(number)) this.#complain(`${call} leaves before it is kept`);
  }

  #pictureHeard({ step, number }: NumberedFile, { status, json }: Answered): void {
    const { store } = this.browser;
    const code = codeIn(json);
    if (code !== null && isErrorCode(code) && errorTable[code] === 'retake') {
      store.refused.add(number);
      this.refused.add(step);
    }
    if (code === 'handoff.taken') this.takenAway.add(step);
    if (status !== 200 || json === undefined) return;
    const files = (this.#acknowledged.get(number) ?? 0) + 1;
    this.#acknowledged.set(number, files);
    if (files >= (step === 'liveness' ? framesOfBurst : 1)) store.acknowledged.add(number);
  }

  #complain(what: string): void {
    this.wrong.push(`${this.owner}: ${what}`);
  }
}

/** What tells a request apart from those that have another answer. */
const askedBy = (parcel: Parcel): string | Parcel => parcel.request.headers['Idempotency-Key'] ?? parcel;

/** What a request is for: the same words are the same wish. */
const wishOf = ({ call, request }: Parcel): string =>
  typeof request.body === 'string' ? `${call} ${request.body}` : call;
