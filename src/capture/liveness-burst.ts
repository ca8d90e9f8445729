/** A liveness burst: which prompt is shown when as data, and the frames taken by it. Judges nothing. */
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

/** Longest edge of a liveness frame, in pixels: nine of them travel together. */
export const livenessEdgePx = 1280;

/** One moment of a burst: `frame` counts from 0 within its prompt. */
export interface BurstMoment {
  readonly action: LivenessAction;
  readonly actionIndex: number;
  readonly frame: number;
  /** Milliseconds to wait since the moment before. */
  readonly afterMs: number;
}

/** All moments of a burst in order. `pace` of 2 gives twice the time. */
export const burstOf = (actions: readonly LivenessAction[], pace: number): readonly BurstMoment[] =>
  actions.flatMap((action, actionIndex) =>
    Array.from({ length: framesPerAction }, (_, frame) => ({
      action,
      actionIndex,
      frame,
      afterMs: (frame === 0 ? leadMs : betweenFramesMs) * pace,
    })),
  );

/** What a burst works with. */
export interface BurstOptions {
  readonly pace: number;
  readonly clock: ClockPort;
  /** The camera's picture, while there is one. */
  readonly video: () => HTMLVideoElement | null;
  /** Called before each moment is waited for, to show its prompt. */
  readonly onMoment: (moment: BurstMoment) => void;
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
  { pace, clock, video, onMoment, signal }: BurstOptions,
): Promise<readonly LivenessFrame[]> => {
  const frames: LivenessFrame[] = [];
  const startMs = clock.now();
  for (const moment of burstOf(actions, pace)) {
    onMoment(moment);
    await wait(clock, moment.afterMs, signal);
    const picture = video();
    if (!picture) throw new CaptureError('capture.empty');
    const file = await frameFromVideo(picture, livenessEdgePx);
    signal.throwIfAborted();
    frames.push({ file, action: moment.action, takenAtMs: clock.now() - startMs });
  }
  return frames;
};
