/** How many bytes may have left for an upload, given what its line did to it. Pure. */
import type { UploadEnd } from './send-uploads.ts';
import { windowBytes } from './line-http.ts';

/** Size up to which a file goes out as a whole each time, in bytes. */
const wholeBytes = 1_000_000;

/**
 * What a cut may lose of what has left: what was on the line, what was on its way through the proxy and the server's socket,
 * and what waited in the server's streams.
 */
const lostBytes = windowBytes + 256_000;

/** Most bytes that may have left. */
export const allowedBytes = ({ bytes, faults }: UploadEnd): number =>
  faults
    .filter(({ method }) => method === 'PUT')
    .reduce((sum, { kind, bodyBytes }) => {
      // What a failing server has read, or a whole file lost with its connection, has to be sent again.
      if (kind === 'refused-late' || bytes <= wholeBytes) return sum + bodyBytes;
      // All of it had arrived; only the answer was lost.
      if (kind === 'cut-answer') return sum;
      return sum + Math.min(bodyBytes, lostBytes);
    }, bytes);
