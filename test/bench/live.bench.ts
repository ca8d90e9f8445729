/**
 * The live camera as a whole, in Chromium with a camera that moves, against the widget as it is served: how soon a code
 * is read and the picture taken, what looking along costs the page, and what fifty captures in a row leave in memory.
 * `CAMERA` chooses the camera's size, `RUNS` how often. It judges nothing.
 */
import { afterAll, beforeAll, it } from 'vitest';
import { heldMs } from '../fixtures/films/films.ts';
import type { CameraScene, CameraSize } from '../fixtures/fake-camera.ts';
import { Journey } from '../e2e/journey.ts';
import { openAt, retake, taken } from './live/capture-page.ts';
import { line, spreadHead } from './live/figures.ts';
import { costOf, windowMs } from './live/page-cost.ts';
import { memoryOf, type Memory } from './live/memory.ts';
import { noted } from './live/watched-camera.ts';

const size = (process.env['CAMERA'] ?? '1920x1080') as CameraSize;
const runs = Number(process.env['RUNS'] ?? 7);
const capturesInARow = 50;
/** Captures before memory is first looked at: caches fill. */
const warmUps = 5;

let journey: Journey;
beforeAll(async () => {
  journey = await Journey.begin({ camera: size });
  for (const film of ['back-brought-in', 'front-far-away'] as const) await journey.show(film);
}, 240_000);
afterAll(() => journey.end());

const print = (title: string, lines: readonly string[]): void => {
  console.log(`\n${title.padEnd(62)}${spreadHead}\n${lines.join('\n')}\n`);
};

it('how soon a card is read and taken', async () => {
  const lines: string[] = [];
  const held: readonly (readonly [CameraScene, number])[] = [
    ['back', 0],
    ['back-brought-in', heldMs('back-brought-in').fromMs],
  ];
  for (const [scene, fromMs] of held) {
    const visitor = await openAt(journey, { step: 'document-back', scene });
    const read: number[] = [];
    const shot: number[] = [];
    let unread = 0;
    for (let run = 0; run <= runs; run += 1) {
      await taken(visitor.widget);
      const { openedMs, readMs, closedMs } = await noted(visitor.page);
      // The first run also loads what it needs.
      if (run > 0 && openedMs !== null && closedMs !== null) {
        if (readMs === null) unread += 1;
        else read.push(readMs - openedMs - fromMs);
        shot.push(closedMs - openedMs - fromMs);
      }
      await retake(visitor);
    }
    await visitor.context.close();
    const since =
      fromMs > 0 ? 'card brought in: since it is held well' : 'card held from the start: since camera start';
    lines.push(line(`${since}, to a read PDF417, ms`, read), line(`${since}, to the picture, ms`, shot));
    lines.push(`  taken unread: ${String(unread)} of ${String(runs)}`);
  }
  print(`${size}, ${String(runs)} runs`, lines);
});

it.each([1, 4])('what looking along costs the page, processor %d× slower', async (slowdown) => {
  const rounds = Math.max(3, Math.floor(runs / 2));
  const [tasks, scripts, rates, shares, longest]: [number[], number[], number[], number[], number[]] = [
    [],
    [],
    [],
    [],
    [],
  ];
  let longTasks = 0;
  for (let round = 0; round < rounds; round += 1) {
    const alone = await costOf(journey, false, slowdown);
    const guided = await costOf(journey, true, slowdown);
    tasks.push((guided.taskMs - alone.taskMs) / guided.reports);
    scripts.push((guided.scriptMs - alone.scriptMs) / guided.reports);
    rates.push((1000 * guided.reports) / windowMs);
    shares.push((100 * (guided.taskMs - alone.taskMs)) / windowMs);
    longest.push(Math.max(0, ...guided.longTasksMs));
    longTasks += guided.longTasksMs.length;
  }
  print(
    `${size}, processor ${String(slowdown)}× slower, ${String(rounds)} rounds of ${String(windowMs / 1000)} s`,
    [
      line("the page's thread, a picture looked at, ms", tasks, 2),
      line('of it script, ms', scripts, 2),
      line("share of the page's thread, %", shares, 1),
      line('pictures looked at a second', rates, 1),
      line('longest task, ms (0: none over 50)', longest),
      `  tasks over 50 ms: ${String(longTasks)}`,
    ],
  );
});

it('what fifty captures leave in memory', async () => {
  const visitor = await openAt(journey, { step: 'document-front', scene: 'front' });
  const browser = visitor.context.browser();
  if (!browser) throw new Error('a page without a browser');
  const looks: Memory[] = [];
  for (let capture = 1; capture <= warmUps + capturesInARow; capture += 1) {
    await taken(visitor.widget);
    if (capture >= warmUps && capture % 10 === warmUps) looks.push(await memoryOf(browser, visitor.page));
    await retake(visitor);
  }
  await visitor.context.close();
  const [first, last] = [looks[0], looks.at(-1)];
  if (!first || !last) throw new Error('nothing was measured');
  const row = (name: string, of: (memory: Memory) => number, digits: number): string =>
    `${name.padEnd(40)}${looks.map((look) => of(look).toFixed(digits).padStart(8)).join('')}   grown by ${(of(last) - of(first)).toFixed(digits)}`;
  console.log(
    [
      '',
      `after ${looks.map((_, index) => String(warmUps + 10 * index)).join(', ')} captures, MB`,
      row("the page's objects", ({ heapMb }) => heapMb, 2),
      row('the process of the page', ({ rendererMb }) => rendererMb, 0),
      row("the browser's own process", ({ browserMb }) => browserMb, 0),
      row('workers', ({ workers }) => workers, 0),
      '',
    ].join('\n'),
  );
});
