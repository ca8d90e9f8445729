/**
 * Notes the requests that bring parts of one upload, in the order in which they came: from their first moment, while nothing
 * is known yet of who sends them.
 */
import type { MiddlewareHandler } from 'hono';
import type { CaptureContext, CaptureEnv } from './capture-env.ts';
import { digestIn } from './incoming-file.ts';
import { readMetadata } from './incoming-metadata.ts';
import { amongOf, captureStepOf } from './upload-place.ts';
import { UploadVisit } from './upload-visit.ts';

/** Has to stand before whatever waits: only so the order is that of the connections. */
export const noteVisits = (): MiddlewareHandler<CaptureEnv, '/verify/:token/captures/:step'> => {
  const here = new Map<string, Set<UploadVisit>>();
  return async (c, next) => {
    const upload = uploadIn(c);
    const others = upload === null ? null : (here.get(upload) ?? new Set());
    const visit = new UploadVisit([...(others ?? [])]);
    c.set('visit', visit);
    const brings = upload !== null && others !== null && c.req.method === 'PUT';
    if (brings) here.set(upload, others.add(visit));
    try {
      await next();
    } finally {
      visit.end();
      if (brings && others.delete(visit) && others.size === 0) here.delete(upload);
    }
  };
};

/** What tells an upload from all others before its device is known, or `null` where it cannot go on from anywhere. */
const uploadIn = (c: CaptureContext): string | null => {
  try {
    const metadata = readMetadata(c.req.header('Idv-Capture-Metadata'), captureStepOf(c));
    const sha256 = digestIn(c.req.header('Repr-Digest'));
    return sha256 === null ? null : JSON.stringify([c.req.path, amongOf(metadata), sha256]);
  } catch {
    // Refused in its turn, with the reason.
    return null;
  }
};
