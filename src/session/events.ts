/**
 * Follows a session that another device works on: server-sent events, polling beneath. Every message is a whole
 * snapshot, so a lost one costs nothing. Ends when aborted; never throws for a bad network.
 */
import { CaptureError } from '../model/errors.ts';
import type { ClockPort } from '../model/ports.ts';
import type { Session } from '../model/session.ts';
import { wait } from '../model/wait.ts';
import type { CaptureClient } from './client.ts';
import { readSession } from './read-session.ts';

/** Pause between two readings while events are not available, in milliseconds. */
const pollMs = 2500;
/** Longest pause after failures in a row, in milliseconds. */
const longestPauseMs = 15_000;

/**
 * Calls `onSession` with every reading until `signal` aborts.
 *
 * @throws {CaptureError} what ends a session for good: `session.*`, `link.*`, `server.unsupported_step`
 */
export const followSession = async (
  client: CaptureClient,
  clock: ClockPort,
  onSession: (session: Session) => void,
  signal: AbortSignal,
): Promise<void> => {
  let failures = 0;
  while (!hasEnded(signal)) {
    try {
      await readEvents(
        client,
        (session) => {
          failures = 0;
          onSession(session);
        },
        signal,
      );
    } catch (error) {
      if (hasEnded(signal)) return;
      if (!(error instanceof CaptureError)) throw error;
    }
    // The stream has ended or never began: one plain reading, then the stream is tried again.
    try {
      onSession(await client.session(signal));
      failures = 0;
    } catch (error) {
      if (hasEnded(signal)) return;
      if (!(error instanceof CaptureError) || !isPassing(error)) throw error;
      failures += 1;
    }
    const pauseMs = Math.min(pollMs * 2 ** Math.max(0, failures - 1), longestPauseMs);
    await wait(clock, pauseMs, signal).catch(() => undefined);
  }
};

/** Asked anew every time: what a signal says changes while something is awaited. */
const hasEnded = (signal: AbortSignal): boolean => signal.aborted;

const isPassing = (error: CaptureError): boolean =>
  error.code.startsWith('network.') ||
  error.code === 'server.unavailable' ||
  error.code === 'server.rate_limited';

const readEvents = async (
  client: CaptureClient,
  onSession: (session: Session) => void,
  signal: AbortSignal,
): Promise<void> => {
  let rest = '';
  for await (const piece of client.events(signal)) {
    const blocks = (rest + piece).replaceAll('\r\n', '\n').split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = dataOf(block);
      if (data) onSession(readSession(data));
    }
  }
};

/** The parsed `data:` of one event, or `undefined` for heartbeats and for what is not JSON. */
const dataOf = (block: string): unknown => {
  const lines = block.split('\n').filter((line) => line.startsWith('data:'));
  if (lines.length === 0) return undefined;
  try {
    return JSON.parse(lines.map((line) => line.slice(5).trimStart()).join('\n'));
  } catch {
    return undefined;
  }
};
