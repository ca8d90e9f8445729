/**
 * A browser that takes its time, each time another: whatever a page waits for comes late by up to a few hundred
 * milliseconds. What passes on a quick machine by luck alone fails here. For hunting races: `JOURNEY_DELAYS=<seed>`.
 */
import type { BrowserContext } from 'playwright-core';

/** Longest delay of one thing, in milliseconds. */
const longestMs = 250;

/** The seed that was asked for, or `null`. */
export const delaySeed = (): number | null => {
  const seed = process.env['JOURNEY_DELAYS'];
  return seed === undefined ? null : Number(seed);
};

/** Gives every page of a browser these delays. The same seed delays by the same row of times. */
export const delayed = async (context: BrowserContext, seed: number): Promise<void> => {
  await context.addInitScript(
    ([first, longest]) => {
      let state = first;
      // Mulberry32.
      const random = (): number => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
      };
      const original = setTimeout;
      const pause = (): Promise<void> =>
        new Promise((resolve) => original(resolve, random() < 0.5 ? 0 : random() * longest));
      type Call = (...input: unknown[]) => Promise<unknown>;
      const delay = (target: object | undefined, names: readonly string[]): void => {
        for (const name of names) {
          const call = (target as Record<string, Call | undefined> | undefined)?.[name];
          if (!target || !call) continue;
          (target as Record<string, Call>)[name] = async function (this: unknown, ...input) {
            await pause();
            const result = await call.apply(this, input);
            await pause();
            return result;
          };
        }
      };
      const { SubtleCrypto, MediaDevices } = globalThis as Partial<typeof globalThis>;
      delay(SubtleCrypto?.prototype, ['digest', 'encrypt', 'decrypt', 'sign', 'generateKey']);
      delay(MediaDevices?.prototype, ['getUserMedia', 'enumerateDevices']);
      delay(globalThis, ['fetch', 'createImageBitmap']);
      // What a database answers comes late where it stands alone: within a transaction it would end it.
      const handlers = [
        [globalThis.IDBOpenDBRequest, 'onsuccess', IDBRequest.prototype],
        [globalThis.IDBTransaction, 'oncomplete', IDBTransaction.prototype],
      ] as const;
      for (const [type, name, holder] of handlers) {
        const property = Object.getOwnPropertyDescriptor(holder, name);
        if (!property?.set) continue;
        Object.defineProperty(type.prototype, name, {
          ...property,
          set(this: object, handler: ((event: Event) => void) | null) {
            const late = (event: Event): void => {
              void pause().then(() => {
                handler?.call(this, event);
              });
            };
            property.set?.call(this, handler && late);
          },
        });
      }
    },
    [seed, longestMs] as const,
  );
};
