/**
 * The bytes of received captures as encrypted files, one a capture. A file is complete or absent: it is written beside
 * its place, forced to the disk and renamed. Whether a file counts is for the storage to say.
 */
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Sealer } from './sealer.ts';
import type { CaptureRecord } from './storage/records.ts';
import { syncDirectory } from './storage/sync-directory.ts';

/** Age from which a file without a record is taken for left over, in milliseconds: a younger one may still get it. */
const leftOverAfterMs = 10 * 60 * 1000;

/** What identifies a capture's bytes. */
export type VaultEntry = Pick<CaptureRecord, 'id' | 'sessionId' | 'step' | 'frame'> & {
  readonly metadata: Pick<CaptureRecord['metadata'], 'copy'>;
};

/** The capture files of one data directory. */
export class Vault {
  readonly #directory: string;
  readonly #sealer: Sealer;

  private constructor(directory: string, sealer: Sealer) {
    this.#directory = directory;
    this.#sealer = sealer;
  }

  /** The vault of that directory, which is made where it is missing. */
  static async open(directory: string, sealer: Sealer): Promise<Vault> {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await syncDirectory(dirname(directory));
    return new Vault(directory, sealer);
  }

  /** Keeps the bytes; they are on the disk when this returns. What goes wrong leaves nothing behind. */
  async write(entry: VaultEntry, bytes: Uint8Array): Promise<void> {
    const temporary = `${this.#file(entry.id)}.part`;
    const file = await open(temporary, 'w', 0o600);
    try {
      await file.writeFile(this.#sealer.seal(bytes, contextOf(entry)));
      await file.datasync();
      await file.close();
      await rename(temporary, this.#file(entry.id));
      // The rename itself is on the disk only once the directory is.
      await syncDirectory(this.#directory);
    } catch (error) {
      await file.close().catch(() => undefined);
      await rm(temporary, { force: true });
      throw error;
    }
  }

  /** @throws {Error} when the file is missing, was changed, or belongs to another session, step or frame, or is the copy. */
  async read(entry: VaultEntry): Promise<Buffer> {
    return this.#sealer.open(await readFile(this.#file(entry.id)), contextOf(entry));
  }

  async delete(ids: readonly string[]): Promise<void> {
    await Promise.all(ids.map((id) => rm(this.#file(id), { force: true })));
  }

  /** Removes what no record names: left over from a process that ended between file and record. */
  async sweep(known: ReadonlySet<string>, nowMs: number): Promise<void> {
    for (const name of await readdir(this.#directory)) {
      const file = join(this.#directory, name);
      const isKnown = name.endsWith('.sealed') && known.has(name.slice(0, -'.sealed'.length));
      if (!isKnown && (await ageMs(file, nowMs)) > leftOverAfterMs) await rm(file, { force: true });
    }
  }

  #file(id: string): string {
    return join(this.#directory, `${id}.sealed`);
  }
}

/** Age of a file; 0 for one that has just gone. */
const ageMs = (file: string, nowMs: number): Promise<number> =>
  stat(file).then(
    ({ mtimeMs }) => nowMs - mtimeMs,
    () => 0,
  );

const contextOf = ({ sessionId, step, frame, metadata: { copy } }: VaultEntry): string =>
  [sessionId, step, String(frame), ...(copy === undefined ? [] : [copy])].join('/');
