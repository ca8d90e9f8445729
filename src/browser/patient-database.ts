/**
 * A database of this origin, used for one transaction at a time: nothing stays open that could hold up another page. It
 * must never wait without end, nor await anything but the database within a transaction.
 */

/** Tries at a database whose connection is lost: browsers lose it, and find it again, when they have been asleep. */
const tries = 3;

/** How often time may run out: a page that was busy all the while has not heard of what is there. */
const waits = 2;

/** How long opening may take, so many times. */
const openingMs = 1000;

/** How long a transaction may take, so many times: megabytes go into it, and the disk may be a slow one. */
const workingMs = 10_000;

/** What a transaction does: requests only, and what their answers lead to. Returns how to read what came of it. */
export type Work<Result> = (transaction: IDBTransaction) => () => Result;

/** A database by its name, made where there is none. */
export class PatientDatabase {
  readonly #name: string;
  readonly #stores: readonly string[];

  constructor(name: string, stores: readonly string[]) {
    this.#name = name;
    this.#stores = stores;
  }

  /**
   * Runs a transaction over all stores, once more where the browser has lost the database. Rejects where it is not
   * committed, with a `QuotaExceededError` where there is no room for it; nothing of it has happened then.
   */
  async write<Result>(work: Work<Result>): Promise<Result> {
    for (let triesLeft = tries; ; triesLeft -= 1) {
      try {
        return await this.#once(work);
      } catch (error) {
        if (triesLeft === 1 || isFinal(error)) throw error;
      }
    }
  }

  async #once<Result>(work: Work<Result>): Promise<Result> {
    const database = await this.#opened();
    try {
      return await new Promise<Result>((resolve, reject) => {
        const transaction = database.transaction(this.#stores, 'readwrite');
        const stop = whenOver(workingMs, () => {
          reject(silent());
          giveUp(transaction);
        });
        let result: () => Result;
        transaction.oncomplete = () => {
          stop();
          resolve(result());
        };
        transaction.onabort = () => {
          stop();
          reject(transaction.error ?? new Error('not written'));
        };
        try {
          result = work(transaction);
        } catch {
          giveUp(transaction);
        }
      });
    } finally {
      database.close();
    }
  }

  #opened(): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open(this.#name);
      let isAwaited = true;
      const stop = whenOver(openingMs, () => {
        isAwaited = false;
        reject(silent());
      });
      request.onupgradeneeded = () => {
        for (const store of this.#stores) request.result.createObjectStore(store);
      };
      request.onsuccess = () => {
        stop();
        const { result } = request;
        // Given up long since: left open it would hold up whoever wants to delete it.
        if (!isAwaited) result.close();
        resolve(result);
      };
      request.onerror = () => {
        stop();
        reject(request.error ?? new Error('not open'));
      };
    });
  }
}

/** Takes back what a transaction has done, unless the browser has done so already. */
export const giveUp = (transaction: IDBTransaction): void => {
  try {
    transaction.abort();
  } catch {
    // It is over: lost, for the most part.
  }
};

const silent = (): DOMException => new DOMException('The database is silent.', 'TimeoutError');

/** There is not going to be more room at once, and whoever waits has waited long enough. */
const isFinal = (error: unknown): boolean =>
  error instanceof Error && ['QuotaExceededError', 'TimeoutError'].includes(error.name);

/** Calls back when time has run out as often as it may; returns how to stop waiting. */
const whenOver = (delayMs: number, callback: () => void): (() => void) => {
  let timer: ReturnType<typeof setTimeout>;
  const wait = (left: number): void => {
    timer = setTimeout(() => {
      if (left > 1) wait(left - 1);
      else callback();
    }, delayMs);
  };
  wait(waits);
  return () => {
    clearTimeout(timer);
  };
};
