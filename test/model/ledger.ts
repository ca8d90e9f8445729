/** The books of a modelled world: what the server has taken, and what it has told a device that it has. */
import type { CaptureStepId } from '../../src/model/step.ts';
import { captureStepIds } from '../../src/model/step.ts';
import { framesOfBurst, NumberedFile } from './pictures.ts';
import type { Answered, Parcel } from './parcel.ts';

/** A capture that the server has taken. */
interface Taken {
  readonly number: number;
  /** Digests of its files. */
  readonly files: ReadonlySet<string>;
}

/** What is known of a file that a device has sent. */
const fileOf = (parcel: Parcel): { readonly step: CaptureStepId; readonly file: NumberedFile } | null => {
  const step = captureStepIds.find((id) => parcel.call === `PUT /captures/${id}`);
  const { body } = parcel.request;
  return step && body instanceof NumberedFile ? { step, file: body } : null;
};

const isWhole = (step: CaptureStepId, { files }: Taken): boolean =>
  files.size === (step === 'liveness' ? framesOfBurst : 1);

const withFile = (taken: Taken | undefined, { number, sha256 }: NumberedFile): Taken => ({
  number,
  files: new Set([...(taken?.number === number ? taken.files : []), sha256]),
});

/** Books that are kept by listening to the network. */
export class Ledger {
  /** What the server has of each step, whole. */
  readonly taken = new Map<CaptureStepId, Taken>();
  /** What a device was told that the server has: it may not go missing. */
  readonly acknowledged = new Map<CaptureStepId, Taken>();
  /** What went wrong, in words. */
  readonly wrong: string[] = [];
  readonly #arriving = new Map<CaptureStepId, Taken>();
  readonly #heard = new Map<CaptureStepId, Taken>();

  /** The server has worked on a request. */
  worked(parcel: Parcel, { status }: Answered): void {
    const sent = fileOf(parcel);
    if (!sent || status !== 200) return;
    const { step, file } = sent;
    const before = this.taken.get(step);
    // What a device has given up may arrive after all, late: nobody can call it back.
    const isOlder = before && before.number > file.number && !parcel.isOrphan;
    if (isOlder && this.acknowledged.has(step))
      this.wrong.push(`an older ${step} has taken the place of an acknowledged newer one`);
    const arriving = withFile(this.#arriving.get(step), file);
    this.#arriving.set(step, arriving);
    if (!isWhole(step, arriving)) return;
    this.taken.set(step, arriving);
    if (before?.number !== file.number) this.acknowledged.delete(step);
  }

  /** A device has heard an answer. */
  heard(parcel: Parcel, { status }: Answered): void {
    const sent = fileOf(parcel);
    if (!sent || status !== 200) return;
    const { step, file } = sent;
    const heard = withFile(this.#heard.get(step), file);
    this.#heard.set(step, heard);
    // Another one may have taken its place meanwhile.
    if (isWhole(step, heard) && this.taken.get(step)?.number === file.number)
      this.acknowledged.set(step, heard);
  }

  /** The person shows another document: the pictures of the former one are let go. */
  anotherDocument(): void {
    for (const step of ['document-front', 'document-back'] as const)
      for (const books of [this.taken, this.acknowledged, this.#arriving, this.#heard]) books.delete(step);
  }
}
