/** `CaptureStore` on this browser: captures wait sealed in a database of their own. Loaded where there is one to keep. */
import type { CaptureStore, KeptCapture } from '../model/ports.ts';
import type { CaptureStepId } from '../model/step.ts';
import { packed, unpacked } from './packed-capture.ts';
import { SealedRecords } from './sealed-records.ts';

/** Apart from the device's key, whose database is `idv-capture`. */
const databaseName = 'idv-capture.captures';

/** Of the words of a kept capture. What another one has kept is let go of. */
const version = 1;

class SealedCaptures implements CaptureStore {
  readonly #records: SealedRecords;

  constructor(records: SealedRecords) {
    this.#records = records;
  }

  keep(sessionId: string, kept: KeptCapture, msLeft: number): Promise<void> {
    return this.#records.put(sessionId, kept.capture.step, () => packed(kept), msLeft);
  }

  async kept(sessionId: string): Promise<readonly KeptCapture[]> {
    return (await this.#records.all(sessionId)).map(({ content }) => unpacked(content));
  }

  drop(sessionId: string, steps?: readonly CaptureStepId[]): Promise<void> {
    return this.#records.drop(sessionId, steps);
  }
}

/** A store of its own turn. `null` where the browser cannot keep captures, or not sealed. Never rejects. */
export const newCaptureStore = async (): Promise<CaptureStore | null> => {
  const records = await SealedRecords.open(databaseName, version);
  return records && new SealedCaptures(records);
};

let ofThisPage: Promise<CaptureStore | null> | null = null;

/** The same, once for a page: what several elements keep takes effect in the order in which they do. */
export const openCaptureStore = (): Promise<CaptureStore | null> => (ofThisPage ??= newCaptureStore());
