/**
 * Does what the flow asks for, in the one place that talks to the backend, and answers with events. Loaded after the
 * first screen. It decides nothing: what follows from an answer is the flow's.
 */
import { CaptureError, type ErrorCode } from '../model/errors.ts';
import type { Capture, LivenessChallenge } from '../model/capture.ts';
import type { Ports } from '../model/ports.ts';
import type { Invitation, Session, SessionEntry } from '../model/session.ts';
import type { CaptureStepId } from '../model/step.ts';
import type { FlowEffect, FlowEvent } from '../flow/types.ts';
import { CaptureClient, type CallOptions } from '../session/client.ts';
import { newIdempotencyKey } from '../session/digest.ts';
import { withRetry } from '../upload/retry.ts';
import { CaptureSender } from './capture-sender.ts';
import type { EffectOptions } from './effect-options.ts';
import type { HandoffEffect, HandoffRunner } from './handoff-runner.ts';
import { loadHandoff } from './load-handoff.ts';
import type { Keeper } from './keeper.ts';
import { loaded } from './loaded.ts';
import { prefersPhone } from './prefers-phone.ts';
import { toldCode } from './told-code.ts';

/** Runs the effects of one flow. */
export class EffectRunner {
  readonly #ports: Ports;
  readonly #entry: SessionEntry;
  readonly #options: () => EffectOptions;
  readonly #send: (event: FlowEvent) => void;
  readonly #client: CaptureClient;
  readonly #sender: CaptureSender;
  readonly #life = new AbortController();
  /** One key for one intent: a retry of the same effect is the same request to the backend. */
  readonly #keys = new WeakMap<FlowEffect, string>();
  #invitation: Invitation | null = null;
  /** Settles with the invitation, or without one. */
  #inviting: Promise<void> | null = null;
  /** What a handoff needs, once one does. */
  #handoff: Promise<HandoffRunner> | null = null;
  #stopExpiry: (() => void) | null = null;
  /** The session as it was last read. */
  #session: Session | null = null;
  #keeper: Keeper | null = null;
  #isRefreshing = false;
  /** Whether the person knows that another page works on the session, and has pressed on. */
  #takesOver = false;

  constructor(
    ports: Ports,
    entry: SessionEntry,
    options: () => EffectOptions,
    send: (event: FlowEvent) => void,
  ) {
    this.#ports = ports;
    this.#entry = entry;
    this.#options = options;
    this.#send = send;
    this.#client = new CaptureClient(ports.http, entry);
    this.#sender = new CaptureSender({
      client: this.#client,
      clock: ports.clock,
      keep: (capture) => (this.#session ? this.#keeper?.keep(capture, this.#session) : undefined),
      forget: (steps) => void this.#keeper?.forget(steps),
      toldCode: (error) => this.#toldCode(error, 'network.bad_response'),
      onSession: (session) => {
        this.#learn(session);
      },
      send,
    });
  }

  /** What could be known before the claim, once it is. */
  get invitation(): Invitation | null {
    return this.#invitation;
  }

  /** The capture of a step made in this page view, for previews. */
  captureOf(step: CaptureStepId): Capture | null {
    return this.#sender.captureOf(step);
  }

  /** Nonce and prompts. @throws {CaptureError} what the backend answered */
  challenge(signal: AbortSignal): Promise<LivenessChallenge> {
    return this.#retry(signal, (options) => this.#client.livenessChallenge(options), newIdempotencyKey());
  }

  /**
   * Stops whatever is being sent and keeps no picture in memory; calls go on.
   *
   * @param isOver whether nobody needs what the device has kept, either
   * @returns when that is gone; never rejects
   */
  async letGo(isOver: boolean): Promise<void> {
    this.#sender.clear();
    const forgotten = isOver && this.#keeper?.forget();
    this.#keeper?.release();
    await forgotten;
  }

  /** Stops everything: calls, uploads, timers, listening. */
  dispose(): void {
    this.#life.abort();
    this.#sender.clear();
    this.#stopExpiry?.();
    this.#keeper?.release();
  }

  run(effect: FlowEffect): void {
    switch (effect.type) {
      case 'invite':
        this.#attempt(effect, () => (this.#inviting = this.#invite()));
        return;
      case 'claim':
        this.#attempt(effect, () => this.#claim(effect.number));
        return;
      case 'read-session':
        this.#call(effect, ({ signal }) => this.#client.session(signal));
        return;
      case 'send-consent':
        this.#call(effect, (options) => this.#client.consent(effect.version, effect.language, options));
        return;
      case 'send-document-type':
        this.#call(effect, (options) => this.#client.documentType(effect.documentType, options));
        return;
      case 'send-fields':
        this.#call(effect, (options) => this.#client.fields(effect.values, options));
        return;
      case 'complete':
        this.#call(effect, (options) => this.#client.complete(options));
        return;
      case 'send-outcome':
        this.#call(effect, (options) => this.#client.sandboxOutcome(effect.outcome, options));
        return;
      case 'upload':
        this.#sender.send(effect.capture);
        return;
      case 'resend':
        this.#sender.resend(effect.step);
        return;
      case 'forget':
        this.#sender.drop(effect.steps);
        return;
      case 'make-handoff-link':
      case 'take-back':
      case 'hand-over':
      case 'decline':
      case 'tell-step':
      case 'watch':
        this.#attempt(effect, () => this.#handOff(effect));
        return;
      case 'unwatch':
        if (this.#handoff) this.#attempt(effect, () => this.#handOff(effect));
        return;
      case 'report':
        return;
    }
  }

  async #invite(): Promise<void> {
    const { signal } = this.#life;
    const invitation = await withRetry(this.#ports.clock, () => this.#client.invitation(signal), signal);
    // An origin that this device has spoken with speaks, whatever stands in the way now.
    if (!invitation && (await this.#ports.host.remembers(this.#entry.captureUrl)))
      throw new CaptureError('network.blocked');
    this.#invitation = invitation;
    this.#send(invitation ? { type: 'invited', invitation } : { type: 'foreign-origin' });
  }

  async #claim(number: number | null): Promise<void> {
    const { host } = this.#ports;
    const { signal } = this.#life;
    const { language } = this.#options();
    const { facts } = host;
    // It tells which of two devices this one is, and has the nonce that the claim needs.
    await this.#inviting?.catch(() => undefined);
    const key = await loaded(() => host.deviceKey());
    const device = { facts, key, secret: () => host.deviceSecret(), number, language };
    // Before the answer: whoever loads the page again meanwhile may have claimed without having heard of it.
    await host.remember(this.#entry.captureUrl);
    // A key for each press: what the backend has answered under an earlier one tells how the session was then.
    const session = await this.#retry(
      signal,
      (options) => this.#client.claim(device, options),
      newIdempotencyKey(),
    );
    const keeper = await this.#keep(session.id);
    const phoneFirst = await prefersPhone(this.#ports, this.#options().handoff, this.#invitation);
    const kept = await keeper.kept();
    if (signal.aborted) return;
    this.#learn(session);
    this.#send({ type: 'session-read', session, phoneFirst, kept });
  }

  /** Makes the session outlast this page. @throws {CaptureError} `session.open_elsewhere` once: the next try takes it over */
  async #keep(sessionId: string): Promise<Keeper> {
    const { Keeper } = await loaded(() => import('./keeper.ts'));
    const keeper = (this.#keeper ??= new Keeper(this.#ports, sessionId));
    const takesOver = this.#takesOver;
    this.#takesOver = true;
    await keeper.lead(takesOver, () => {
      this.#send({ type: 'led-elsewhere' });
    });
    if (this.#life.signal.aborted) keeper.release();
    return keeper;
  }

  /** Reads the session again for somebody who was away: time passes there, too, and others may have gone on. */
  async refresh(): Promise<void> {
    if (!this.#session || this.#isRefreshing) return;
    this.#isRefreshing = true;
    try {
      this.#readNews(await this.#client.session(this.#life.signal));
    } catch (error) {
      // Nobody has asked for it: only what ends the session is told.
      this.#fail({ type: 'watch' }, error);
    } finally {
      this.#isRefreshing = false;
    }
  }

  /** In the order in which it was asked for, also while the program for it is on its way. */
  async #handOff(effect: HandoffEffect): Promise<void> {
    this.#handoff ??= loadHandoff({
      ports: this.#ports,
      entry: this.#entry,
      client: this.#client,
      options: this.#options,
      life: this.#life.signal,
      keyOf: (of) => this.#keyOf(of),
      send: this.#send,
      onSession: this.#read,
      onNews: this.#readNews,
      onFailed: this.#fail,
    });
    this.#handoff.catch(() => {
      this.#handoff = null;
    });
    const runner = await this.#handoff;
    await runner.run(effect);
  }

  /** A call that answers with the session, tried again as often as makes sense. */
  #call(effect: FlowEffect, call: (options: CallOptions) => Promise<Session>): void {
    this.#attempt(effect, async () => {
      this.#read(await this.#retry(this.#life.signal, call, this.#keyOf(effect)));
    });
  }

  #attempt(effect: FlowEffect, run: () => Promise<void>): void {
    run().catch((error: unknown) => {
      this.#fail(effect, error);
    });
  }

  readonly #fail = (effect: FlowEffect, error: unknown): void => {
    if (this.#life.signal.aborted) return;
    const fallback: ErrorCode =
      effect.type === 'make-handoff-link' ? 'handoff.unavailable' : 'network.bad_response';
    const fields = error instanceof CaptureError ? error.fields : [];
    void this.#toldCode(error, fallback).then((code) => {
      if (!this.#life.signal.aborted) this.#send({ type: 'call-failed', code, effect, fields });
    });
  };

  #toldCode(error: unknown, fallback: ErrorCode): Promise<ErrorCode> {
    const { origin } = this.#entry;
    return toldCode(error, fallback, this.#ports, origin, this.#life.signal, this.#invitation !== null);
  }

  #retry<T>(
    signal: AbortSignal,
    call: (options: CallOptions) => Promise<T>,
    idempotencyKey: string,
  ): Promise<T> {
    return withRetry(this.#ports.clock, () => call({ idempotencyKey, signal }), signal);
  }

  #keyOf(effect: FlowEffect): string {
    const known = this.#keys.get(effect) ?? newIdempotencyKey();
    this.#keys.set(effect, known);
    return known;
  }

  readonly #read = (session: Session): void => {
    this.#learn(session);
    this.#send({ type: 'session-read', session });
  };

  readonly #readNews = (session: Session): void => {
    this.#learn(session);
    this.#send({ type: 'session-read', session, isNews: true });
  };

  #learn(session: Session): void {
    this.#session = session;
    this.#stopExpiry?.();
    this.#stopExpiry = this.#ports.clock.after(session.msLeft, () => {
      this.#send({ type: 'time-ran-out' });
    });
  }
}
