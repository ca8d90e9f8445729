/** Looks at what the server does for each request: with the session as it was before, and as it is after. */
import { createHash } from 'node:crypto';
import type { LinkRecord, SessionRecord } from '../../demo/server/storage/records.ts';
import { holdingOf } from '../../demo/server/sessions/holding.ts';
import type { Answered, Parcel } from './parcel.ts';

/** What a request was answered by. */
export interface Scene {
  readonly before: SessionRecord;
  readonly after: SessionRecord;
  /** The link that was asked, as it was before. */
  readonly link: LinkRecord | null;
}

/** Calls that need no credential. */
const open: readonly string[] = ['POST /claim', 'GET /invitation', 'POST /decline'];

/** Calls of whoever does not hold it. */
const anybodys: readonly string[] = [...open, 'POST /handoff/cancel', 'POST /presence', 'GET /session'];

const wordsOf = ({ request }: Parcel): Readonly<Record<string, unknown>> =>
  typeof request.body === 'string' ? (JSON.parse(request.body) as Record<string, unknown>) : {};

/** Whether it matters which link is asked. */
export const isOfLink = ({ call }: Parcel): boolean => call === 'POST /claim' || call === 'POST /decline';

/** Digest by which the server knows the link of an address. */
export const linkDigest = (url: string): string =>
  createHash('sha256')
    .update(/\/verify\/([^/]+)/.exec(url)?.[1] ?? '')
    .digest('hex');

/** A witness of one session. */
export class Witness {
  /** What went wrong, in words. */
  readonly wrong: string[] = [];
  /** The device of the server's books that each browser is. */
  readonly deviceOf = new Map<string, string>();
  readonly #claimedBy = new Map<string, string>();
  readonly #shutOut = new Set<string>();
  readonly #answeredKeys = new Set<string>();

  /** The server has answered. */
  sees(parcel: Parcel, answer: Answered, scene: Scene): void {
    const { call, request } = parcel;
    const { before, after } = scene;
    const isWell = answer.status >= 200 && answer.status < 300;
    const key = `${parcel.line.browser.name} ${call} ${request.headers['Idempotency-Key'] ?? ''}`;
    const isRepeat = request.method === 'POST' && this.#answeredKeys.has(key);
    const hasExpired = after.state === 'expired' && before.state !== 'expired';
    const hasChanged = before.revision !== after.revision && !hasExpired;
    if (isRepeat && hasChanged) this.#complain(`${call} was done twice with one key`);
    if (!isWell) {
      const isRefusal = call === 'POST /claim';
      if (hasChanged && !isRefusal) this.#complain(`${call} was refused and done all the same`);
      return;
    }
    if (before.state === 'expired' && !open.includes(call))
      this.#complain(`${call} of an expired session was answered`);
    if (!isRepeat) this.#look(parcel, hasChanged, scene);
    this.#kept(parcel, after);
    this.#answeredKeys.add(key);
  }

  /** The backend has brought it back: nobody holds it. */
  forget(): void {
    this.deviceOf.clear();
    this.#shutOut.clear();
    this.#claimedBy.clear();
  }

  #look(parcel: Parcel, hasChanged: boolean, scene: Scene): void {
    const { call } = parcel;
    const { before, after } = scene;
    const { name } = parcel.line.browser;
    if (call === 'POST /claim') {
      this.#claimed(parcel, scene);
      return;
    }
    if (this.#shutOut.has(name) && !open.includes(call))
      this.#complain(`${call} of ${name}, which was shut out`);
    const device = this.deviceOf.get(name);
    if (hasChanged && device !== undefined && !anybodys.includes(call) && before.holderDeviceId !== device)
      this.#complain(`${call} of ${name}, which does not hold it`);
    const { holding, disconnect } = wordsOf(parcel);
    if (hasChanged && typeof holding === 'number' && holding !== holdingOf(before))
      this.#complain(`${call} as it was long ago`);
    if (call === 'POST /handoff/cancel' && disconnect === true && hasChanged)
      for (const other of this.deviceOf.keys()) if (other !== name) this.#shutOut.add(other);
    const { handoff } = before;
    const isOfThis = handoff?.state === 'waiting' && scene.link?.handoffId === handoff.id;
    if (
      call === 'POST /decline' &&
      isOfThis &&
      // Of what is submitted nobody waits for an answer.
      before.submittedAtMs === null &&
      after.state !== 'expired' &&
      after.handoff?.state === 'waiting'
    )
      this.#complain('nobody has kept that somebody declined');
  }

  #claimed(parcel: Parcel, { before, after, link }: Scene): void {
    const { name } = parcel.line.browser;
    const { url } = parcel.request;
    const former = this.#claimedBy.get(url);
    if (former !== undefined && former !== name) this.#complain(`${name} has claimed the link of ${former}`);
    if (former !== undefined && this.#shutOut.has(name)) this.#complain(`${name} was shut out and came back`);
    if (link?.kind === 'capture' && link.revoked)
      this.#complain(`${name} has claimed a link that was replaced`);
    this.#claimedBy.set(url, name);
    const isNew = holdingOf(before) !== holdingOf(after);
    const { number } = wordsOf(parcel);
    if (isNew && link?.kind === 'handoff' && number !== before.handoff?.number)
      this.#complain(`${name} has come with a wrong number`);
    if (isNew && after.holderDeviceId !== null) {
      this.deviceOf.set(name, after.holderDeviceId);
      this.#shutOut.delete(name);
    }
  }

  /** What was said is in the books. */
  #kept(parcel: Parcel, after: SessionRecord): void {
    const isThere =
      parcel.call === 'POST /consent'
        ? after.consent !== null
        : parcel.call === 'PUT /fields'
          ? after.fieldsSealed !== null
          : parcel.call === 'POST /complete'
            ? after.submittedAtMs !== null
            : true;
    if (!isThere && after.state !== 'expired') this.#complain(`${parcel.call} was answered and not kept`);
  }

  #complain(what: string): void {
    this.wrong.push(`the server: ${what}`);
  }
}
