/** Loads what a handoff needs, once one does. */
import { CaptureError } from '../model/errors.ts';
import type { HandoffRunner, HandoffWork } from './handoff-runner.ts';
import { loaded } from './loaded.ts';

/** @throws {CaptureError} `env.module_load_failed` */
export const loadHandoff = async (options: HandoffWork): Promise<HandoffRunner> => {
  const { HandoffRunner } = await loaded(() => import('./handoff-runner.ts')).catch((cause: unknown) => {
    throw new CaptureError('env.module_load_failed', { cause });
  });
  return new HandoffRunner(options);
};
