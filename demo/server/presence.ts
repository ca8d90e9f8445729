/** Which devices are there, and which step they are at. In memory only: a restart has to be told anew. */
import type { StepId } from '../../src/model/step.ts';
import type { Clock } from './clock.ts';
import type { DeviceRecord } from './storage/records.ts';

/** How long a sign of life is good for, in milliseconds. */
const presentForMs = 120_000;

/** How long a silent device is remembered for the step it was at, in milliseconds. */
const rememberedForMs = 3_600_000;

interface Sign {
  readonly atMs: number;
  readonly step: StepId | null;
}

/** Whose presence or step has changed. */
type Listener = (device: Pick<DeviceRecord, 'id' | 'sessionId'>) => void;

/** Remembers signs of life. */
export class Presence {
  readonly #clock: Clock;
  /** By device; the one that was heard of longest ago comes first. */
  readonly #signs = new Map<string, Sign>();
  readonly #listeners = new Set<Listener>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A sign of life, with the step on the screen where the device tells. */
  sign(device: Pick<DeviceRecord, 'id' | 'sessionId'>, step?: StepId | null): void {
    const before = this.#signs.get(device.id);
    const wasPresent = this.isPresent(device.id);
    const stepNow = step === undefined ? (before?.step ?? null) : step;
    // Taken out first, so that it comes last.
    this.#signs.delete(device.id);
    this.#signs.set(device.id, { atMs: this.#clock.now(), step: stepNow });
    this.#forget();
    if (wasPresent && stepNow === (before?.step ?? null)) return;
    for (const listener of this.#listeners) listener(device);
  }

  isPresent(deviceId: string): boolean {
    const sign = this.#signs.get(deviceId);
    return sign !== undefined && this.#clock.now() - sign.atMs < presentForMs;
  }

  /** The step that the device told last. */
  stepOf(deviceId: string): StepId | null {
    return this.#signs.get(deviceId)?.step ?? null;
  }

  /** Calls back when a device comes or moves on, not when it falls silent: that is time's doing. */
  onChange(listener: Listener): void {
    this.#listeners.add(listener);
  }

  #forget(): void {
    for (const [deviceId, { atMs }] of this.#signs) {
      if (this.#clock.now() - atMs < rememberedForMs) return;
      this.#signs.delete(deviceId);
    }
  }
}
