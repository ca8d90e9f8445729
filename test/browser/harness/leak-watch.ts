/**
 * Counts what the page still holds: cameras, timers, listeners, object URLs, workers, observers. It wraps the
 * browser's own functions between `start()` and `stop()`; what the test tools themselves do is not counted, because they
 * took theirs before.
 */
/* eslint-disable @typescript-eslint/unbound-method -- what is taken here is called on its owner again */
import { syntheticStream } from './synthetic-camera.ts';

/** What is held now. */
export interface Held {
  readonly cameras: number;
  readonly timers: number;
  readonly listeners: number;
  readonly objectUrls: number;
  readonly workers: number;
  readonly observers: number;
}

/** Nothing at all. */
export const nothingHeld: Held = {
  cameras: 0,
  timers: 0,
  listeners: 0,
  objectUrls: 0,
  workers: 0,
  observers: 0,
};

type Restore = () => void;

/** Puts something in the place of a property, and returns how to put it back. */
const replace = <T extends object, K extends keyof T>(owner: T, name: K, value: T[K]): Restore => {
  const own = Object.getOwnPropertyDescriptor(owner, name);
  Object.defineProperty(owner, name, { value, configurable: true, writable: true });
  return () => {
    if (own) Object.defineProperty(owner, name, own);
    else Reflect.deleteProperty(owner, name);
  };
};

/** Targets that outlive an element: a node inside the element goes with it, and so does a signal. */
const outlives = (target: EventTarget): boolean =>
  target === document ||
  target === document.body ||
  target === document.documentElement ||
  !(target instanceof Node || target instanceof AbortSignal || target instanceof XMLHttpRequestEventTarget);

const onceOf = (options: boolean | AddEventListenerOptions | undefined): boolean =>
  typeof options === 'object' && options.once === true;

/** Watches the page for what is left behind. */
export class LeakWatch {
  readonly #streams: MediaStream[] = [];
  readonly #timers = new Set<number>();
  readonly #listeners = new Map<EventTarget, Map<string, Set<unknown>>>();
  readonly #urls = new Set<string>();
  readonly #workers = new Set<Worker>();
  readonly #observers = new Set<ResizeObserver>();
  readonly #restores: Restore[] = [];

  start(): void {
    this.#watchCameras();
    this.#watchTimers();
    this.#watchListeners();
    this.#watchUrls();
    this.#watchConstructors();
  }

  stop(): void {
    for (const restore of this.#restores.splice(0).reverse()) restore();
    for (const stream of this.#streams) for (const track of stream.getTracks()) track.stop();
  }

  get held(): Held {
    const tracks = this.#streams.flatMap((stream) => stream.getTracks());
    const listeners = [...this.#listeners.values()].flatMap((types) => [...types.values()]);
    return {
      cameras: tracks.filter(({ readyState }) => readyState === 'live').length,
      timers: this.#timers.size,
      listeners: listeners.reduce((sum, those) => sum + those.size, 0),
      objectUrls: this.#urls.size,
      workers: this.#workers.size,
      observers: this.#observers.size,
    };
  }

  #watchCameras(): void {
    const getUserMedia = () => {
      const stream = syntheticStream({ widthPx: 640, heightPx: 480 });
      this.#streams.push(stream);
      return Promise.resolve(stream);
    };
    this.#restores.push(replace(navigator.mediaDevices, 'getUserMedia', getUserMedia));
  }

  #watchTimers(): void {
    const { setTimeout: set, clearTimeout: clear, setInterval: every, clearInterval: end } = window;
    const timeout = (handler: TimerHandler, delayMs?: number, ...rest: unknown[]): number => {
      const timer = set.call(
        window,
        () => {
          this.#timers.delete(timer);
          if (typeof handler === 'function') (handler as (...values: unknown[]) => void)(...rest);
        },
        delayMs,
      ) as unknown as number;
      this.#timers.add(timer);
      return timer;
    };
    const interval = (handler: TimerHandler, delayMs?: number): number => {
      const timer = every.call(window, handler as () => void, delayMs) as unknown as number;
      this.#timers.add(timer);
      return timer;
    };
    const forget =
      (original: (timer?: number) => void) =>
      (timer?: number): void => {
        if (timer !== undefined) this.#timers.delete(timer);
        original.call(window, timer);
      };
    this.#restores.push(
      replace(window, 'setTimeout', timeout as unknown as typeof window.setTimeout),
      replace(window, 'setInterval', interval as unknown as typeof window.setInterval),
      replace(window, 'clearTimeout', forget(clear) as typeof window.clearTimeout),
      replace(window, 'clearInterval', forget(end) as typeof window.clearInterval),
    );
  }

  #watchListeners(): void {
    const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
    const known = (target: EventTarget, type: string): Set<unknown> => {
      const types = this.#listeners.get(target) ?? new Map<string, Set<unknown>>();
      this.#listeners.set(target, types);
      const listeners = types.get(type) ?? new Set<unknown>();
      types.set(type, listeners);
      return listeners;
    };
    const adding: typeof add = function (this: EventTarget, type, listener, options) {
      if (listener && outlives(this)) {
        const those = known(this, type);
        those.add(listener);
        if (onceOf(options)) add.call(this, type, () => those.delete(listener), { once: true });
      }
      add.call(this, type, listener, options);
    };
    const removing: typeof remove = function (this: EventTarget, type, listener, options) {
      if (outlives(this)) known(this, type).delete(listener);
      remove.call(this, type, listener, options);
    };
    this.#restores.push(
      replace(EventTarget.prototype, 'addEventListener', adding),
      replace(EventTarget.prototype, 'removeEventListener', removing),
    );
  }

  #watchUrls(): void {
    const { createObjectURL, revokeObjectURL } = URL;
    this.#restores.push(
      replace(URL, 'createObjectURL', (source) => {
        const url = createObjectURL(source);
        this.#urls.add(url);
        return url;
      }),
      replace(URL, 'revokeObjectURL', (url) => {
        this.#urls.delete(url);
        revokeObjectURL(url);
      }),
    );
  }

  #watchConstructors(): void {
    const [workers, observers] = [this.#workers, this.#observers];
    class WatchedWorker extends Worker {
      constructor(...given: ConstructorParameters<typeof Worker>) {
        super(...given);
        workers.add(this);
      }
      override terminate(): void {
        workers.delete(this);
        super.terminate();
      }
    }
    class WatchedObserver extends ResizeObserver {
      override observe(...given: Parameters<ResizeObserver['observe']>): void {
        observers.add(this);
        super.observe(...given);
      }
      override disconnect(): void {
        observers.delete(this);
        super.disconnect();
      }
    }
    this.#restores.push(
      replace(window, 'Worker', WatchedWorker),
      replace(window, 'ResizeObserver', WatchedObserver),
    );
  }
}
