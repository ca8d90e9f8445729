/**
 * `Idempotency-Key`: the first answer is kept in the same transaction as what it has changed, so that a repeat is
 * answered and never done. Used by both session APIs and by the capture protocol.
 */
import type { Services } from '../services.ts';
import { sha256Hex } from '../secrets.ts';
import type { StorageWriter } from '../storage/storage.ts';

/** How long an answer is kept, in milliseconds (Verifa "Idempotency": 24 h). */
const answerLifetimeMs = 24 * 60 * 60 * 1000;

/** Longest key (Verifa: 255 characters). */
export const maxKeyLength = 255;

/** An answer as it is kept and repeated. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** The request that an answer belongs to. */
interface KeyedRequest {
  /** Value of the header, or `null` where the caller sent none. */
  readonly key: string | null;
  /** Who asks for what; one key may be used in different scopes. */
  readonly scope: string;
  readonly body: string;
  /** Session that the answer tells of, where it is known before: its redaction removes the answer. */
  readonly sessionId?: string;
}

/** The same key has come with another body. */
export class IdempotencyMismatch extends Error {
  override readonly name = 'IdempotencyMismatch';
}

/**
 * Answers a request once: `work` runs in a transaction together with keeping its answer. What it throws is not kept.
 *
 * @throws {IdempotencyMismatch} when the key was used for another body within 24 h
 */
export const answerOnce = async (
  { storage, sealer, clock }: Pick<Services, 'storage' | 'sealer' | 'clock'>,
  { key, scope, body, sessionId }: KeyedRequest,
  work: (tx: StorageWriter) => Promise<Answer>,
): Promise<Answer & { readonly replayed: boolean }> =>
  storage.write(async (tx) => {
    if (key === null) return { ...(await work(tx)), replayed: false };
    const nowMs = clock.now();
    const id = sha256Hex(`${scope}\n${key}`);
    const requestSha256 = sha256Hex(body);
    await tx.deleteAnswersBefore(nowMs);
    const known = await tx.answer(id);
    if (known && known.requestSha256 !== requestSha256) throw new IdempotencyMismatch();
    if (known) return { ...(sealer.openJson(known.answerSealed, id) as Answer), replayed: true };
    const answer = await work(tx);
    const answerSealed = sealer.sealJson(answer, id);
    await tx.putAnswer({
      id,
      ...(sessionId === undefined ? {} : { sessionId }),
      requestSha256,
      answerSealed,
      expiresAtMs: nowMs + answerLifetimeMs,
    });
    return { ...answer, replayed: false };
  });
