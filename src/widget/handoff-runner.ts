/**
 * Does what a handoff needs: makes links and renews them, takes the session back and gives it on, follows it while
 * another device has it. Loaded when a session gets a second device, or may. It decides nothing: the flow does.
 */
import type { FlowEffect, FlowEvent } from '../flow/types.ts';
import { CaptureError, codeOf } from '../model/errors.ts';
import type { Ports } from '../model/ports.ts';
import type { HandoffLink, HandoffPurpose, Session, SessionEntry } from '../model/session.ts';
import type { StepId } from '../model/step.ts';
import type { CallOptions, CaptureClient } from '../session/client.ts';
import { HandoffCalls } from '../session/handoff.ts';
import { HandoffLine } from '../session/handoff-line.ts';
import { linkOfSession } from '../session/handoff-link.ts';
import { withRetry } from '../upload/retry.ts';
import type { EffectOptions } from './effect-options.ts';
import { loaded } from './loaded.ts';

/** The effects that are done here. */
export type HandoffEffect = Extract<
  FlowEffect,
  {
    readonly type:
      'make-handoff-link' | 'take-back' | 'hand-over' | 'decline' | 'tell-step' | 'watch' | 'unwatch';
  }
>;

/** What the runner works with. */
export interface HandoffWork {
  readonly ports: Ports;
  readonly entry: SessionEntry;
  readonly client: CaptureClient;
  readonly options: () => EffectOptions;
  /** Aborts when everything is over. */
  readonly life: AbortSignal;
  /** One key for one intent. */
  readonly keyOf: (effect: FlowEffect) => string;
  readonly send: (event: FlowEvent) => void;
  /** A session that was asked for. */
  readonly onSession: (session: Session) => void;
  /** A session that came by itself. */
  readonly onNews: (session: Session) => void;
  readonly onFailed: (effect: FlowEffect, error: unknown) => void;
}

/** How long a link is taken to be good whose end nobody tells, in milliseconds (Verifa: 20 minutes). */
const untoldMs = 20 * 60_000;

/** Runs the effects of a handoff. */
export class HandoffRunner {
  readonly #work: HandoffWork;
  readonly #calls: HandoffCalls;
  readonly #line: HandoffLine;
  /** Ends of waiting for what becomes of a link, by its purpose. */
  readonly #stopTimers: Record<HandoffPurpose, () => void> = {
    show: () => undefined,
    send: () => undefined,
  };

  constructor(work: HandoffWork) {
    this.#work = work;
    const { client, ports, life } = work;
    this.#calls = new HandoffCalls(client);
    this.#line = new HandoffLine({
      client,
      calls: this.#calls,
      clock: ports.clock,
      onWake: (listener) => this.#onWake(listener),
      onSession: work.onNews,
      onFailed: (error) => {
        work.onFailed({ type: 'watch' }, error);
      },
      onDegraded: () => {
        ports.devices.hint(
          'transport.degraded: server-sent events do not come through; the session is read every few seconds instead.',
        );
      },
    });
    life.addEventListener('abort', () => {
      this.#unfollow();
    });
  }

  /** @throws {CaptureError} what the backend or the network has against it */
  async run(effect: HandoffEffect): Promise<void> {
    const { life, onSession } = this.#work;
    if (life.aborted) return;
    switch (effect.type) {
      case 'make-handoff-link':
        // Whoever invites somebody wants to hear of them.
        this.#follow(null);
        await this.#makeLink(effect);
        return;
      case 'take-back':
        onSession(
          await this.#retry(effect, (options) =>
            this.#calls.takeBack(effect.holding, effect.disconnect, options),
          ),
        );
        return;
      case 'hand-over':
        onSession(await this.#retry(effect, (options) => this.#calls.handOver(effect.holding, options)));
        return;
      case 'decline':
        // Whoever has declined is done: should it not arrive, the link ends by itself.
        await this.#retry(effect, (options) => this.#calls.decline(options)).catch(() => undefined);
        return;
      case 'tell-step':
        this.#follow(effect.step);
        return;
      case 'watch':
        this.#line.follow();
        return;
      case 'unwatch':
        this.#unfollow();
    }
  }

  /** Also where an earlier wish to follow was lost, because this program did not load. */
  #follow(step: StepId | null): void {
    this.#line.tell(step);
    this.#line.follow();
  }

  #unfollow(): void {
    this.#line.unfollow();
    for (const stop of Object.values(this.#stopTimers)) stop();
  }

  async #makeLink(effect: Extract<FlowEffect, { readonly type: 'make-handoff-link' }>): Promise<void> {
    const { purpose } = effect;
    const link = await this.#linkFor(effect);
    this.#stopTimers[purpose]();
    // What a page's own function gave may come when all is over.
    if (this.#work.life.aborted) return;
    // Its end first: what has run out while the device slept is not renewed before it is replaced.
    const stops = [this.#sendAt(link.expiresAtMs, { type: 'link-expired', purpose })];
    if (link.renewAtMs !== null) stops.push(this.#sendAt(link.renewAtMs, { type: 'link-due' }));
    this.#stopTimers[purpose] = () => {
      for (const stop of stops) stop();
    };
    this.#work.send({ type: 'handoff-linked', link, purpose });
  }

  /** Sends once the time has come, or when the device wakes from a sleep in which it has passed: timers sleep as well. */
  #sendAt(atMs: number, event: FlowEvent): () => void {
    const { clock } = this.#work.ports;
    const leftMs = Math.max(0, atMs - clock.now());
    const wallMs = Date.now() + leftMs;
    const fire = () => {
      stop();
      this.#work.send(event);
    };
    const stopTimer = clock.after(leftMs, fire);
    const stopListening = this.#onWake(() => {
      if (Date.now() >= wallMs) fire();
    });
    const stop = () => {
      stopTimer();
      stopListening();
    };
    return stop;
  }

  #onWake(listener: () => void): () => void {
    const { devices, host } = this.#work.ports;
    const stops = [devices.onWake(listener), host.onOnline(listener)];
    return () => {
      for (const stop of stops) stop();
    };
  }

  async #linkFor(effect: Extract<FlowEffect, { readonly type: 'make-handoff-link' }>): Promise<HandoffLink> {
    const { ports, options, entry } = this.#work;
    const { handoffLink, language, theme } = options();
    if (handoffLink) return this.#given(await handoffLink());
    const { purpose, fresh } = effect;
    const nowMs = ports.clock.now();
    try {
      return await this.#retry(effect, (call) =>
        this.#calls.link({ purpose, fresh, language, theme }, nowMs, call),
      );
    } catch (error) {
      // A backend that knows no such call: what its own picture of a code says serves as well.
      const isUnknown = codeOf(error, 'network.bad_response') === 'server.refused';
      if (isUnknown && entry.qrCodeDataUrl) return this.#given(entry.qrCodeDataUrl);
      throw error;
    }
  }

  /** A link, or a picture of one, that somebody else has made. @throws {CaptureError} `handoff.unavailable` */
  async #given(given: string): Promise<HandoffLink> {
    const { entry, ports } = this.#work;
    const text = given.startsWith('data:') ? await readPicture(given) : given;
    const url = linkOfSession(text, entry);
    if (!url) {
      ports.devices.hint(`idv-capture: the link for the phone has to lead to ${entry.origin}/verify/…`);
      throw new CaptureError('handoff.unavailable');
    }
    const expiresAtMs = ports.clock.now() + untoldMs;
    return { url, code: null, codeUrl: null, number: null, renewAtMs: null, expiresAtMs };
  }

  #retry<T>(effect: FlowEffect, call: (options: CallOptions) => Promise<T>): Promise<T> {
    const { ports, life, keyOf } = this.#work;
    const idempotencyKey = keyOf(effect);
    return withRetry(ports.clock, () => call({ idempotencyKey, signal: life }), life);
  }
}

const readPicture = async (dataUrl: string): Promise<string | null> => {
  const { readQrImage } = await loaded(() => import('../qr/read-qr.ts'));
  return readQrImage(dataUrl);
};
