/**
 * One flow of one element: its state, what is loaded for it, and its end. The element renders from here and sends
 * events here; nothing else holds the flow together.
 */
import type { ReactiveControllerHost } from 'lit';
import { FlowMachine } from '../flow/machine.ts';
import type { FlowEffect, FlowEvent, FlowState } from '../flow/types.ts';
import { languageFor, loadStrings, type Language } from '../i18n/locale.ts';
import { openingEn, type OpeningStrings } from '../i18n/opening-strings.ts';
import type { Strings } from '../i18n/strings.ts';
import type { Ports } from '../model/ports.ts';
import type { Report } from '../model/report.ts';
import type { SessionEntry } from '../model/session.ts';
import type { EffectOptions, EffectRunner } from './effects.ts';

/** What is loaded after the first screen. */
type Later = typeof import('./later.ts');

/** What the controller needs of its element. */
export interface FlowHost {
  readonly ports: Ports;
  readonly effectOptions: () => EffectOptions;
  readonly onReport: (report: Report) => void;
}

/** Pauses before another try at loading a part of the program, in milliseconds. */
const loadPausesMs = [500, 2000] as const;

/** The flow of an element. */
export class FlowController {
  readonly #element: Pick<ReactiveControllerHost, 'requestUpdate'>;
  readonly #host: FlowHost;
  readonly #machine: FlowMachine;
  #entry: SessionEntry | null = null;
  #later: Later | null = null;
  #loadingLater: Promise<Later> | null = null;
  #runner: EffectRunner | null = null;
  #text: OpeningStrings | Strings = openingEn;
  #language: Language = 'en';
  #stopOnline: (() => void) | null = null;
  /** Counts starts: what belongs to an earlier one comes too late. */
  #run = 0;

  constructor(element: Pick<ReactiveControllerHost, 'requestUpdate'>, host: FlowHost) {
    this.#element = element;
    this.#host = host;
    this.#machine = new FlowMachine(
      () => {
        element.requestUpdate();
      },
      (effect) => {
        this.#do(effect);
      },
    );
  }

  get state(): FlowState {
    return this.#machine.state;
  }

  get entry(): SessionEntry | null {
    return this.#entry;
  }

  get runner(): EffectRunner | null {
    return this.#runner;
  }

  /** What renders everything but the first screen, once it is loaded. */
  get later(): Later | null {
    return this.#later;
  }

  get text(): OpeningStrings | Strings {
    return this.#text;
  }

  get language(): Language {
    return this.#language;
  }

  send(event: FlowEvent): void {
    this.#machine.send(event);
  }

  /** Begins with an entry; `event` says how. Whatever ran before is stopped. */
  async begin(entry: SessionEntry | null, event: FlowEvent): Promise<void> {
    this.stop();
    const run = this.#run;
    this.#entry = entry;
    this.#stopOnline = this.#host.ports.host.onOnline(() => {
      this.send({ type: 'came-online' });
    });
    this.send(event);
    await this.loadLater().catch(() => null);
    if (run === this.#run) this.#element.requestUpdate();
  }

  /** Speaks another language as soon as its sentences are there; until then the former one. */
  async speak(wish: string | null): Promise<void> {
    const language = languageFor(wish);
    this.#language = language;
    try {
      const text = await this.#loaded(() => loadStrings(language));
      if (this.#language !== language) return;
      this.#text = text;
    } catch {
      this.#sendLoadFailed({ type: 'invite' });
    }
    this.#element.requestUpdate();
  }

  /** Loads what comes after the first screen. Rejects with `env.module_load_failed`. */
  loadLater(): Promise<Later> {
    this.#loadingLater ??= this.#loaded(() => import('./later.ts')).then(
      (later) => {
        later.defineScreens();
        this.#later = later;
        return later;
      },
      (error: unknown) => {
        this.#loadingLater = null;
        throw error;
      },
    );
    return this.#loadingLater;
  }

  /** Stops the flow and lets everything go; the state is as before the beginning. */
  stop(): void {
    this.#run += 1;
    this.#runner?.dispose();
    this.#runner = null;
    this.#stopOnline?.();
    this.#stopOnline = null;
    if (this.state.phase !== 'idle') this.#machine.reset();
  }

  #do(effect: FlowEffect): void {
    if (effect.type === 'report') {
      this.#host.onReport(effect.report);
      return;
    }
    if (this.#runner) {
      this.#runner.run(effect);
      return;
    }
    const run = this.#run;
    this.loadLater().then(
      (later) => {
        if (run !== this.#run || !this.#entry) return;
        this.#runner ??= new later.EffectRunner(this.#host.ports, this.#entry, this.#host.effectOptions, (event) => {
          if (run === this.#run) this.send(event);
        });
        this.#runner.run(effect);
      },
      () => {
        if (run === this.#run) this.#sendLoadFailed(effect);
      },
    );
  }

  #sendLoadFailed(effect: FlowEffect): void {
    this.send({ type: 'call-failed', code: 'env.module_load_failed', effect });
  }

  async #loaded<T>(load: () => Promise<T>): Promise<T> {
    for (const pauseMs of loadPausesMs) {
      try {
        return await load();
      } catch {
        await new Promise<void>((resolve) => {
          this.#host.ports.clock.after(pauseMs, resolve);
        });
      }
    }
    return load();
  }
}
