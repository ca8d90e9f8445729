/** Sends one capture, file by file, with progress over all of them. Knows no wire: it is given how to send a file. */
import { filesOf, type Capture, type CaptureFile } from '../model/capture.ts';
import type { ClockPort } from '../model/ports.ts';
import type { Session } from '../model/session.ts';
import { withRetry } from './retry.ts';

/**
 * Sends one file of a capture, once; safe to repeat. `keptBytes`, where it is told, is how much of the file the backend has
 * kept of the tries before.
 */
export type SendFile = (
  fileIndex: number,
  file: CaptureFile,
  onProgress: (sentBytes: number, keptBytes?: number) => void,
  signal: AbortSignal,
) => Promise<Session>;

/**
 * Sends a capture and returns the session as it stands afterwards.
 *
 * @param onProgress bytes sent and bytes in all, over all files; never goes back
 * @throws {CaptureError} what the last try threw
 */
export const uploadCapture = async (
  capture: Capture,
  send: SendFile,
  clock: ClockPort,
  onProgress: (sentBytes: number, totalBytes: number) => void,
  signal: AbortSignal,
): Promise<Session> => {
  const files = filesOf(capture);
  const totalBytes = files.reduce((sum, file) => sum + file.body.size, 0);
  let finishedBytes = 0;
  let furthestBytes = 0;
  let session: Session | null = null;
  const advance = (sentBytes: number) => {
    furthestBytes = Math.max(furthestBytes, Math.min(finishedBytes + sentBytes, totalBytes));
    onProgress(furthestBytes, totalBytes);
  };
  advance(0);
  for (const [fileIndex, file] of files.entries()) {
    let furthestKept = 0;
    session = await withRetry(
      clock,
      (startCounting) =>
        send(
          fileIndex,
          file,
          (sentBytes, keptBytes = 0) => {
            // A line that breaks time and again gets there as long as it moves.
            if (keptBytes > furthestKept) {
              furthestKept = keptBytes;
              startCounting();
            }
            advance(sentBytes);
          },
          signal,
        ),
      signal,
    );
    finishedBytes += file.body.size;
    advance(0);
  }
  if (!session) throw new TypeError('a capture has at least one file');
  return session;
};
