/** The model as a property: any sequence of commands leaves a world in which everything holds, and that can be finished. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { vi } from 'vitest';
import './loaded-parts.ts';
import { anyCommand } from './commands/any-command.ts';
import { everyFault } from './faults.ts';
import { checkInvariants } from './invariants.ts';
import { ModelSandbox } from './model-sandbox.ts';
import { persevere } from './persevere.ts';
import { goOn } from './person.ts';
import { sessionPlans, World } from './world.ts';

/** Longest sequence. */
const mostCommands = 60;

/** How far somebody may have come before anything goes wrong, in steps: to the last screen of the longest session. */
const mostStepsBefore = 11;

/** How many sequences, and which. */
export interface ModelRuns {
  readonly seed: number;
  readonly numRuns: number;
  /** Where fast-check found what it has found, to see it again. */
  readonly path?: string | undefined;
  readonly replayPath?: string | undefined;
}

/** What was run, for whoever prints it. */
export interface ModelFigures {
  readonly sequences: number;
  readonly commands: number;
  /** Phases that pages were seen in. */
  readonly phases: ReadonlySet<string>;
}

/** Runs sequences. @throws {Error} with the seed, the path and the shortest sequence that breaks something */
export const runModel = async (runs: ModelRuns): Promise<ModelFigures> => {
  const { seed, numRuns, path, replayPath } = runs;
  const figures = { sequences: 0, commands: 0, phases: new Set<string>() };
  const stray: unknown[] = [];
  const onStray = (reason: unknown): void => {
    stray.push(reason);
  };
  process.on('unhandledRejection', onStray);
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
  const restoreDigest = digestAtOnce();
  const sandbox = await ModelSandbox.open();
  try {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...sessionPlans),
        fc.commands([anyCommand], {
          maxCommands: mostCommands,
          size: 'max',
          ...(replayPath === undefined ? {} : { replayPath }),
        }),
        fc.nat({ max: mostStepsBefore }),
        fc.subarray([...everyFault], { minLength: 1 }),
        async (plan, commands, stepsBefore, faults) => {
          const world = await World.begin(sandbox, plan, faults, figures.sequences);
          figures.sequences += 1;
          try {
            await walk(world, stepsBefore);
            await fc.asyncModelRun(() => ({ model: world, real: world }), commands);
            await persevere(world);
          } finally {
            figures.commands += world.commands;
            for (const phase of world.phases) figures.phases.add(phase);
            await world.end();
          }
          if (stray.length > 0)
            throw new Error('a promise was rejected that nobody waits for', { cause: stray.splice(0) });
        },
      ),
      {
        seed,
        numRuns,
        ...(path === undefined ? {} : { path }),
        includeErrorInReport: true,
      },
    );
  } finally {
    await sandbox.close();
    restoreDigest();
    vi.useRealTimers();
    process.off('unhandledRejection', onStray);
  }
  return figures;
};

/** So many steps on the desktop without a fault, each answered in the first way that there is. */
const walk = async (world: World, steps: number): Promise<void> => {
  for (let step = 0; step < steps; step += 1) {
    const desktop = world.pages.get('desktop');
    if (desktop) goOn(world, desktop, 1);
    await world.settle();
    await checkInvariants(world);
  }
};

/** Digests take no time, so that a sequence means the same every time. Returns how to undo it. */
const digestAtOnce = (): (() => void) => {
  const digest = (_: AlgorithmIdentifier, data: BufferSource): Promise<ArrayBuffer> => {
    const bytes = ArrayBuffer.isView(data)
      ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
      : new Uint8Array(data);
    return Promise.resolve(new Uint8Array(createHash('sha256').update(bytes).digest()).buffer);
  };
  Object.defineProperty(crypto.subtle, 'digest', { value: digest, configurable: true });
  return () => {
    Reflect.deleteProperty(crypto.subtle, 'digest');
  };
};
