/** `HEAD …/captures/{step}`: how much of a file is there, for a device that goes on where its connection broke. */
import type { Handler } from 'hono';
import type { Services } from '../services.ts';
import type { CaptureEnv } from './capture-env.ts';
import { digestIn } from './incoming-file.ts';
import { readMetadata } from './incoming-metadata.ts';
import { heldFile } from './same-file.ts';
import { settle } from './take-in.ts';
import { tellKept } from './upload-headers.ts';
import { captureStepOf, frameOf, goalOf, refuseEarly } from './upload-place.ts';

/** Tells how far the file of that digest is. Its connections from before, if they still hang, are given up. */
export const tellArrived =
  (services: Services): Handler<CaptureEnv> =>
  async (c) => {
    // A GET comes here as well; there is nothing to be got.
    if (c.req.method !== 'HEAD') return c.notFound();
    const step = captureStepOf(c);
    await refuseEarly(c, services, step);
    const metadata = readMetadata(c.req.header('Idv-Capture-Metadata'), step);
    const sha256 = digestIn(c.req.header('Repr-Digest'));
    if (sha256 === null) return tellKept(c, { keptBytes: 0, totalBytes: null, isComplete: false });
    const goal = goalOf(c, step, metadata, sha256);
    const part = await settle(c, services, goal);
    const held = await heldFile(c, services, { step, frame: frameOf(metadata), sha256, metadata });
    if (held) return tellKept(c, { keptBytes: held.bytes, totalBytes: held.bytes, isComplete: true });
    return tellKept(c, {
      keptBytes: part?.file.bytes ?? 0,
      totalBytes: part?.totalBytes ?? null,
      isComplete: false,
    });
  };
