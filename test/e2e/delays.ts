/**
 * A world that takes its time, each time another: whatever a page waits for comes late by up to a few hundred
 * milliseconds, so does whatever is asked of the sandbox, and the person is slow. What passes on a quick machine by luck
 * alone fails here. For hunting races: `JOURNEY_DELAYS=<seed>`.
 */
import { Server } from 'node:http';
import type { BrowserContext, Page } from 'playwright-core';
import { seeded } from '../fixtures/seeded.ts';

/** Longest delay of one thing in its turn, in milliseconds, and of one in twenty, which has bad luck. */
const [longestMs, unluckyMs] = [250, 2500];

/** The seed that was asked for, or `null`. */
export const delaySeed = (): number | null => {
  const seed = process.env['JOURNEY_DELAYS'];
  return seed === undefined ? null : Number(seed);
};

/** Gives every page of a browser these delays. The same seed delays by the same row of times. */
export const delayed = async (context: BrowserContext, seed: number): Promise<void> => {
  await context.addInitScript(
    ([first, longest, unlucky]) => {
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
        new Promise((resolve) => {
          const luck = random();
          original(resolve, luck < 0.5 ? 0 : random() * (luck < 0.95 ? longest : unlucky));
        });
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
    [seed, longestMs, unluckyMs] as const,
  );
};

const pauseBy = (random: () => number) => (): Promise<void> =>
  new Promise((resolve) => {
    const luck = random();
    setTimeout(resolve, luck < 0.5 ? 0 : random() * (luck < 0.95 ? longestMs : unluckyMs));
  });

type Step = (...input: unknown[]) => unknown;

const slowed = new WeakSet();

/** Lets every request arrive late at every server of this process, as if the line were long. */
export const delayArrivals = (seed: number): void => {
  if (slowed.has(Server.prototype)) return;
  slowed.add(Server.prototype);
  const pause = pauseBy(seeded(seed));
  const emit = Reflect.get(Server.prototype, 'emit') as Step;
  Server.prototype.emit = function (this: Server, ...input: unknown[]) {
    if (input[0] !== 'request') return emit.apply(this, input) as boolean;
    void pause().then(() => emit.apply(this, input));
    return true;
  };
};

/** Lets whoever drives a page take their time before and after everything they do or look for. */
export const delayDriver = (page: Page, seed: number): void => {
  const pause = pauseBy(seeded(seed));
  const slow = (target: object, names: readonly string[]): void => {
    for (const name of names) {
      const step = Reflect.get(target, name) as Step;
      Reflect.set(target, name, async function (this: unknown, ...input: unknown[]) {
        await pause();
        const result = await step.apply(this, input);
        await pause();
        return result;
      });
    }
  };
  slow(page, ['goto', 'reload', 'waitForFunction', 'setInputFiles']);
  slow(page.context(), ['setOffline', 'close']);
  const locator = Object.getPrototypeOf(page.locator('html')) as object;
  if (slowed.has(locator)) return;
  slowed.add(locator);
  slow(locator, [
    'click',
    'check',
    'fill',
    'press',
    'waitFor',
    'setInputFiles',
    'selectOption',
    'dispatchEvent',
  ]);
};
