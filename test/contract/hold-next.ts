/** Lets a running sandbox stand still at a place of the test's choice, instead of hoping to meet it there. */
import { vi } from 'vitest';

/** A place where the server stands still until the test lets it go on. */
export interface Gate {
  readonly reached: Promise<void>;
  open(): void;
}

/** Holds back the next call of that method: before it is made, or its result. */
export const holdNext = (host: object, name: string, side: 'before' | 'after' = 'before'): Gate => {
  const methods = host as Record<string, (...subjects: unknown[]) => Promise<unknown>>;
  const method = methods[name];
  const gate = { reach: (): void => undefined, open: (): void => undefined };
  const reached = new Promise<void>((resolve) => {
    gate.reach = resolve;
  });
  const opened = new Promise<void>((resolve) => {
    gate.open = resolve;
  });
  vi.spyOn(methods, name).mockImplementationOnce(async function (this: unknown, ...subjects) {
    const call = (): Promise<unknown> | undefined => method?.apply(this, subjects);
    const early = side === 'after' ? await call() : null;
    gate.reach();
    await opened;
    return side === 'after' ? early : call();
  });
  return { reached, open: gate.open };
};
