/**
 * A liveness burst: which prompt is shown when as data, and the frames taken by it. Judges nothing: where somebody sees a
 * movement sooner than the time is up, its frames are taken there and then; where nobody does, time goes on.
 */
import type { LivenessAction, LivenessFrame } from '../model/capture.ts';
import { CaptureError } from '../model/errors.ts';
import type { ClockPort } from '../model/ports.ts';
import { wait } from '../model/wait.ts';
import { frameFromVideo } from './frame.ts';

/** Frames taken for each prompt: three prompts make nine frames (Verilock "Active liveness": 8 to 12). */
export const framesPerAction = 3;

/** Time to read or hear a prompt before the first frame, and between two frames, in milliseconds. */
export const leadMs = 1600;
export const betweenFramesMs = 600;

/** Time between two frames of a movement that was seen, in milliseconds: soon enough for it to last. */
export const betweenSeenMs = 150;

/** Longest edge of a liveness frame, in pixels: nine of them travel together. */
export const livenessEdgePx = 1280;

/** One moment of a burst: `frame` counts from 0 within its prompt. */
export interface BurstMoment {
  readonly action: LivenessAction;
  readonly actionIndex: number;
  readonly frame: number;
  /** Milliseconds to wait since the moment before, at the usual pace. */
  readonly afterMs: number;
}

/** All moments of a burst in order. */
export const burstOf = (actions: readonly LivenessAction[]): readonly BurstMoment[] =>
  actions.flatMap((action, actionIndex) =>
    Array.from({ length: framesPerAction }, (_, frame) => ({
      action,
      actionIndex,
      frame,
      afterMs: frame === 0 ? leadMs : betweenFramesMs,
    })),
  );

/** Why a wait ends before its time: the movement was seen, or the person wants the prompt once more. */
export type SoonerEnd = 'seen' | 'again';

/** What a burst works with. */
export interface BurstOptions {
  /** Asked anew for every moment; 2 gives twice the time. */
  readonly pace: () => number;
  readonly clock: ClockPort;
  /** The camera's picture, while there is one. */
  readonly video: () => HTMLVideoElement | null;
  /**
   * Whether somebody can see and answer prompts now: not while the page is hidden or the camera stands still. A prompt
   * that was waited for meanwhile begins anew.
   */
  readonly isLive: () => boolean;
  /** Called before each moment is waited for, to show its prompt. */
  readonly onMoment: (moment: BurstMoment) => void;
  /** Resolves where a moment is not to be waited for to its end. Aborted as soon as its answer would come too late. */
  readonly sooner: (moment: BurstMoment, signal: AbortSignal) => Promise<SoonerEnd>;
  readonly signal: AbortSignal;
}

/**
 * Takes the frames of a burst, each with its prompt.
 *
 * @throws {CaptureError} `capture.empty` when the camera delivers nothing
 * @throws {DOMException} the signal's reason, as soon as it aborts
 */
export const takeBurst = async (
  actions: readonly LivenessAction[],
  options: BurstOptions,
): Promise<readonly LivenessFrame[]> => {
  const { clock, video, isLive, onMoment, signal } = options;
  const moments = burstOf(actions);
  const frames: LivenessFrame[] = [];
  const startMs = clock.now();
  let isSeen = false;
  // As many frames as moments are over: a prompt that is shown once more gives its frames back.
  for (let moment = moments[0]; moment; moment = moments[frames.length]) {
    if (moment.frame === 0) isSeen = false;
    onMoment(moment);
    const wasLive = isLive();
    const end: SoonerEnd | 'time' = isSeen ? await seenBefore(clock, signal) : await endOf(moment, options);
    if (end === 'again' || !wasLive || !isLive()) {
      frames.length -= moment.frame;
      continue;
    }
    isSeen = end === 'seen';
    const picture = video();
    if (!picture) throw new CaptureError('capture.empty');
    const file = await frameFromVideo(picture, livenessEdgePx);
    signal.throwIfAborted();
    frames.push({ file, action: moment.action, takenAtMs: clock.now() - startMs });
  }
  return frames;
};

const seenBefore = async (clock: ClockPort, signal: AbortSignal): Promise<SoonerEnd> => {
  await wait(clock, betweenSeenMs, signal);
  return 'seen';
};

/** What ends the wait for a moment: its time, or something sooner. */
const endOf = async (
  moment: BurstMoment,
  { pace, clock, sooner, signal }: BurstOptions,
): Promise<SoonerEnd | 'time'> => {
  const over = new AbortController();
  const giveUp = (): void => {
    over.abort(signal.reason);
  };
  signal.throwIfAborted();
  signal.addEventListener('abort', giveUp);
  try {
    const timed = wait(clock, moment.afterMs * pace(), over.signal).then(() => 'time' as const);
    // Whichever loses is aborted below, and nobody waits for it any more.
    timed.catch(() => undefined);
    return await Promise.race([timed, sooner(moment, over.signal)]);
  } finally {
    signal.removeEventListener('abort', giveUp);
    over.abort();
  }
};
