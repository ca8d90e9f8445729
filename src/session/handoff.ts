/**
 * The calls that a session with two devices adds, one method a call, one attempt a call. Loaded with a handoff: nothing
 * that every capture needs may stand here.
 */
import type * as z from 'zod/mini';
import { CaptureError } from '../model/errors.ts';
import type { HandoffLink, HandoffPurpose, Session } from '../model/session.ts';
import type { StepId } from '../model/step.ts';
import type { CallOptions, CaptureClient } from './client.ts';
import { newIdempotencyKey } from './digest.ts';
import { handoffWire } from './handoff-schema.ts';
import { msBetween, readSession } from './read-session.ts';
import type {
  handOverRequestWire,
  HandoffRequestWire,
  presenceRequestWire,
  takeBackRequestWire,
} from './request-schema.ts';

/** What a link is asked for. */
export interface LinkRequest {
  readonly purpose: HandoffPurpose;
  /** The person has just asked: whatever became of an earlier handoff counts no more. */
  readonly fresh: boolean;
  /** BCP 47; the other device is addressed in it. */
  readonly language: string | null;
  readonly theme: 'light' | 'dark' | null;
}

/** Talks to `{origin}/verify/{token}` about the other device. */
export class HandoffCalls {
  readonly #client: CaptureClient;

  constructor(client: CaptureClient) {
    this.#client = client;
  }

  /**
   * A one-time link for another device. `nowMs` is this device's time when it was asked for: the link's times are told
   * in it, so that they are early rather than late.
   *
   * @throws {CaptureError} `handoff.declined`, `handoff.rejected`, `handoff.taken`, `session.*`, `network.*`, `server.*`
   */
  async link(request: LinkRequest, nowMs: number, options: CallOptions): Promise<HandoffLink> {
    const { purpose, fresh, language, theme } = request;
    const body: HandoffRequestWire = { purpose, fresh, language, theme };
    const parsed = handoffWire.safeParse(await this.#client.call('POST', '/handoff', body, options));
    if (!parsed.success) throw new CaptureError('network.bad_response');
    const wire = parsed.data;
    const atMs = (time: string): number => nowMs + msBetween(wire.server_time, time);
    return {
      url: wire.capture_url,
      code: wire.code,
      codeUrl: wire.code_url,
      number: wire.number,
      renewAtMs: wire.renew_at === null ? null : atMs(wire.renew_at),
      expiresAtMs: atMs(wire.expires_at),
    };
  }

  /**
   * Takes the session back to this device. `holding` is the count that the person has decided by; with `disconnect` the
   * other device may not come back.
   *
   * @throws {CaptureError} `handoff.taken` when the session has changed hands since, `session.*`, `network.*`, `server.*`
   */
  async takeBack(holding: number, disconnect: boolean, options: CallOptions): Promise<Session> {
    const body: z.infer<typeof takeBackRequestWire> = { holding, disconnect };
    return readSession(await this.#client.call('POST', '/handoff/cancel', body, options));
  }

  /**
   * Gives the session on to the device that had come before, which needs no other link.
   *
   * @throws {CaptureError} `handoff.taken`, `server.refused` where no device had come, `session.*`, `network.*`, `server.*`
   */
  async handOver(holding: number, options: CallOptions): Promise<Session> {
    const body: z.infer<typeof handOverRequestWire> = { holding };
    return readSession(await this.#client.call('POST', '/handoff/resume', body, options));
  }

  /**
   * The person does not want to go on here. It needs no credential, because nothing has been claimed.
   *
   * @throws {CaptureError} `session.*`, `link.*`, `network.*`, `server.*`
   */
  async decline(options: CallOptions): Promise<void> {
    await this.#client.call('POST', '/decline', {}, options);
  }

  /**
   * A sign of life, with the step on the screen.
   *
   * @throws {CaptureError} `session.*`, `network.*`, `server.*`
   */
  async tellPresence(step: StepId | null, signal: AbortSignal): Promise<void> {
    const body: z.infer<typeof presenceRequestWire> = { step };
    await this.#client.call('POST', '/presence', body, { idempotencyKey: newIdempotencyKey(), signal });
  }
}
