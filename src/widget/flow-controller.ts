/** One flow: its state, and the effects that are run for it. The element renders from here and sends events here. */
import { FlowMachine } from '../flow/machine.ts';
import type { FlowEffect, FlowEvent, FlowState } from '../flow/types.ts';
import type { Ports } from '../model/ports.ts';
import type { Report } from '../model/report.ts';
import type { SessionEntry } from '../model/session.ts';
import type { EffectOptions } from './effect-options.ts';
import { EffectRunner } from './effects.ts';

/** What the flow needs of its surroundings. */
export interface FlowHost {
  readonly ports: Ports;
  readonly effectOptions: () => EffectOptions;
  readonly onChange: () => void;
  readonly onReport: (report: Report) => void;
}

/** The flow of an element. */
export class FlowController {
  readonly #host: FlowHost;
  readonly #machine: FlowMachine;
  #entry: SessionEntry | null = null;
  #runner: EffectRunner | null = null;
  #stopListening: (() => void) | null = null;

  constructor(host: FlowHost) {
    this.#host = host;
    this.#machine = new FlowMachine(host.onChange, (effect) => {
      this.#do(effect);
    });
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

  send(event: FlowEvent): void {
    this.#machine.send(event);
  }

  /** Begins with an entry, or without one to say what is wrong with it. Whatever ran before is stopped. */
  begin(entry: SessionEntry | null, event: FlowEvent): void {
    this.stop();
    this.#entry = entry;
    if (entry) {
      const { ports, effectOptions } = this.#host;
      const runner = new EffectRunner(ports, entry, effectOptions, (answer) => {
        // What an earlier run still answers comes too late.
        if (runner === this.#runner) this.send(answer);
      });
      this.#runner = runner;
      const stopOnline = ports.host.onOnline(() => {
        this.send({ type: 'came-online' });
      });
      const stopWake = ports.devices.onWake(() => void runner.refresh());
      this.#stopListening = () => {
        stopOnline();
        stopWake();
      };
    }
    this.send(event);
  }

  /** Stops the flow and lets everything go; the state is as before the beginning. */
  stop(): void {
    this.#runner?.dispose();
    this.#runner = null;
    this.#stopListening?.();
    this.#stopListening = null;
    if (this.state.phase !== 'idle') this.#machine.reset();
  }

  #do(effect: FlowEffect): void {
    if (effect.type === 'report') this.#host.onReport(effect.report);
    else this.#runner?.run(effect);
  }
}
