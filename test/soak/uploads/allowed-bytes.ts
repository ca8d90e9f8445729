/** How many bytes may have left for an upload, given what its line did to it, however slow the machine is. Pure. */
import { pieceBytes, windowBytes } from './line-http.ts';
import type { UploadEnd } from './send-uploads.ts';

/** Size up to which a file goes out as a whole each time, in bytes. */
const wholeBytes = 1_000_000;

/** Most that the line reads at once: a cut in the middle of it drops the rest. */
const readBytes = 65_536;

/** What is on the line when it breaks, or when a refusal comes back over it: nobody has taken it. */
const onTheLineBytes = windowBytes + pieceBytes + readBytes;

/** Most bytes that may have left. */
export const allowedBytes = ({ bytes, faults }: UploadEnd): number =>
  faults
    .filter(({ method }) => method === 'PUT')
    .reduce((sum, { kind, takenBytes }) => {
      // All of a large file had arrived; only the answer was lost.
      if (kind === 'cut-answer' && bytes > wholeBytes) return sum;
      // What a failing server has read has to be sent again; what a cut has let through is kept unless the server had no time.
      return sum + Math.min(bytes, takenBytes + onTheLineBytes);
    }, bytes);

/** Bytes that cuts have let through, and how many of them had to be sent again: none, where the server had the time. */
export const cutBytes = ({ bytes, sentBytes, faults }: UploadEnd): { passed: number; again: number } => {
  const puts = faults.filter(({ method }) => method === 'PUT');
  const sumOf = (kind: string): number =>
    puts.filter((fault) => fault.kind === kind).reduce((sum, { takenBytes }) => sum + takenBytes, 0);
  const onTheLine = puts.filter(({ kind }) => kind !== 'cut-answer').length * onTheLineBytes;
  return {
    passed: sumOf('cut'),
    again: Math.max(0, sentBytes - bytes - sumOf('refused-late') - onTheLine),
  };
};
