/** Which prompt is shown when, and when frames are taken: a liveness burst as data. Pure. */
import type { LivenessAction } from '../model/capture.ts';

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
