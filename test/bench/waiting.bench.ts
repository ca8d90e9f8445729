/**
 * How many desktops can wait for their phones at one sandbox, a process of its own: two thousand open event streams, every
 * one of which has to tell of the phone that comes, and none of which may be dropped.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { builtCommand, CommandProcess } from '../contract/command-process.ts';
import { madeSessions } from './handoff/made-sessions.ts';
import { WaitingDesktop } from './handoff/waiting-desktop.ts';
import { hangUp } from './json-call.ts';
import { memoryMib, peakMemoryMib, processorMs, said } from './process-figures.ts';
import { row } from './share.ts';

const desktops = 2000;
/** How many people do something at once. */
const atOnce = 8;
/** How long everybody waits and nothing happens: two heartbeats of every stream, in milliseconds. */
const quietMs = 30_000;

/** Does something with every item, `atOnce` of them at a time; the answers are in the items' order. */
const forAll = async <T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> => {
  const answers = new Array<R>(items.length);
  const rest = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of rest) answers[index] = await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return answers;
};

it('two thousand desktops wait', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'sandbox-waiting-'));
  const tokens = await madeSessions(dataDir, desktops);
  const server = new CommandProcess(builtCommand, ['sandbox', '--port', '0', '--data', dataDir]);
  let waiting: readonly WaitingDesktop[] = [];
  try {
    const url = await server.listening;
    const startMib = await memoryMib(server.processId);
    waiting = await forAll(tokens, (token) => WaitingDesktop.at(`${url}/verify/${token}`));
    const beforeMib = await memoryMib(server.processId);
    await forAll(waiting, (desktop) => desktop.listen());
    const openMib = await memoryMib(server.processId);
    const usedMs = (await processorMs(server.processId)) ?? 0;
    await pause(quietMs);
    const quietUseMs = ((await processorMs(server.processId)) ?? 0) - usedMs;
    const quietMib = await memoryMib(server.processId);
    const startedAtMs = performance.now();
    const delaysMs = await forAll(waiting, (desktop) => desktop.join());
    const tookMs = performance.now() - startedAtMs;
    const dropped = waiting.filter(({ isDropped }) => isDropped).length;
    console.log(
      [
        '',
        `${String(desktops)} desktops wait at one sandbox                                   median      p95      max, ms`,
        row(`a phone's claim answered to its desktop told, ${String(atOnce)} phones at once`, delaysMs),
        `all phones in ${(tookMs / 1000).toFixed(1)} s; streams dropped: ${String(dropped)}`,
        `memory at its start, with all sessions claimed, with the streams, after ${String(quietMs / 1000)} s of waiting, at most: ${[
          startMib,
          beforeMib,
          openMib,
          quietMib,
          await peakMemoryMib(server.processId),
        ]
          .map((mib) => said(mib, 'MiB'))
          .join(', ')}`,
        `processor while nothing happens: ${((quietUseMs / quietMs) * 100).toFixed(1)} % of one core`,
        '',
      ].join('\n'),
    );
    expect(delaysMs).toHaveLength(desktops);
    expect(dropped).toBe(0);
  } finally {
    for (const desktop of waiting) desktop.hangUp();
    hangUp();
    await server.end('SIGTERM');
    await rm(dataDir, { recursive: true, force: true });
  }
});
