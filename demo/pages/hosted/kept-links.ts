/** The links behind the addresses of this page, sealed in this browser, each for a day at most. */
import { SealedRecords } from '../../../src/browser/sealed-records.ts';

/** Apart from what the element keeps. */
const databaseName = 'idv-capture.links';

/** Of what a record says: the capture URL as UTF-8. */
const version = 1;

const recordName = 'link';
const dayMs = 24 * 60 * 60_000;

/** What stands for a token in an address: nobody finds the one by the other. SHA-256 in base64url, 43 characters. */
export const handleOf = async (token: string): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
  return btoa(String.fromCharCode(...new Uint8Array(digest)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
};

/** Links by their handles. */
export class KeptLinks {
  readonly #records: SealedRecords;

  private constructor(records: SealedRecords) {
    this.#records = records;
  }

  /** `null` where the browser keeps nothing, or not sealed. */
  static async open(): Promise<KeptLinks | null> {
    const records = await SealedRecords.open(databaseName, version);
    return records && new KeptLinks(records);
  }

  /** Rejects where it is not kept. */
  keep(handle: string, captureUrl: string): Promise<void> {
    const content = new TextEncoder().encode(captureUrl);
    return this.#records.put(handle, recordName, () => Promise.resolve(content), dayMs);
  }

  /** The capture URL, or `null` where this browser has none. Rejects where it cannot be read just now. */
  async find(handle: string): Promise<string | null> {
    const [record] = await this.#records.all(handle);
    return record ? new TextDecoder().decode(record.content) : null;
  }

  /** Rejects where it stays. */
  forget(handle: string): Promise<void> {
    return this.#records.drop(handle);
  }
}
