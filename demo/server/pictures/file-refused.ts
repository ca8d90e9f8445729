/** What is wrong with a file that came in. How it reads on the wire is the caller's matter. */
import type { ErrorCode } from '../../../src/model/errors.ts';

/** Codes that a file is refused with. */
type FileProblem = Extract<ErrorCode, 'capture.empty' | 'upload.rejected_type' | 'upload.too_large'>;

/** Thrown for a file that is not kept. `detail` is for a developer's eyes and says nothing of what the file shows. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';

  constructor(
    readonly code: FileProblem,
    readonly detail: string,
  ) {
    super(code);
  }
}
