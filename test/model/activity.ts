/** Counts what a part of the world is doing, so that a test can wait until nothing is done any more. */

/** Work under way. */
export class Activity {
  #running = 0;

  get isIdle(): boolean {
    return this.#running === 0;
  }

  /** The same promise; it counts until it has settled. */
  during<T>(work: Promise<T>): Promise<T> {
    this.#running += 1;
    const done = (): void => {
      this.#running -= 1;
    };
    work.then(done, done);
    return work;
  }

  /** The same object; whatever its methods promise counts. */
  watched<T extends object>(target: T): T {
    return new Proxy(target, {
      get: (object, name) => {
        const value: unknown = Reflect.get(object, name, object);
        if (typeof value !== 'function') return value;
        return (...parameters: readonly unknown[]): unknown => {
          const result: unknown = Reflect.apply(value, object, parameters);
          return result instanceof Promise ? this.during(result) : result;
        };
      },
    });
  }
}

/** Lets every promise that can go on go on. */
export const aTask = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });
