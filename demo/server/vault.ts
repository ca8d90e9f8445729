/**
 * The bytes of received captures as encrypted files, one a capture. A file is complete or absent: it is written beside
 * its place, forced to the disk and renamed. Whether a file counts is for the storage to say.
 */
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sealer } from './sealer.ts';
import type { CaptureRecord } from './storage/records.ts';

/** Age from which a file without a record is taken for left over, in milliseconds: a younger one may still get it. */
const leftOverAfterMs = 10 * 60 * 1000;

/** What identifies a capture's bytes. */
type VaultEntry = Pick<CaptureRecord, 'id' | 'sessionId' | 'step' | 'frame'>;

/** The capture files of one data directory. */
export class Vault {
  readonly #directory: string;
  readonly #sealer: Sealer;

  constructor(directory: string, sealer: Sealer) {
    this.#directory = directory;
    this.#sealer = sealer;
  }

  /** Keeps the bytes; they are on the disk when this returns. */
  async write(entry: VaultEntry, bytes: Uint8Array): Promise<void> {
    await mkdir(this.#directory, { recursive: true });
    const temporary = `${this.#file(entry.id)}.part`;
    const file = await open(temporary, 'w', 0o600);
    try {
      await file.writeFile(this.#sealer.seal(bytes, contextOf(entry)));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, this.#file(entry.id));
    // The rename itself is on the disk only once the directory is.
    const directory = await open(this.#directory, 'r');
    try {
      await directory.sync();
    } finally {
      await directory.close();
    }
  }

  /** @throws {Error} when the file is missing, was changed, or belongs to another session, step or frame. */
  async read(entry: VaultEntry): Promise<Buffer> {
    return this.#sealer.open(await readFile(this.#file(entry.id)), contextOf(entry));
  }

  async delete(ids: readonly string[]): Promise<void> {
    await Promise.all(ids.map((id) => rm(this.#file(id), { force: true })));
  }

  /** Removes what no record names: left over from a process that ended between file and record. */
  async sweep(known: ReadonlySet<string>, nowMs: number): Promise<void> {
    await mkdir(this.#directory, { recursive: true });
    for (const name of await readdir(this.#directory)) {
      const file = join(this.#directory, name);
      const isKnown = name.endsWith('.sealed') && known.has(name.slice(0, -'.sealed'.length));
      if (!isKnown && nowMs - (await stat(file)).mtimeMs > leftOverAfterMs) await rm(file, { force: true });
    }
  }

  #file(id: string): string {
    return join(this.#directory, `${id}.sealed`);
  }
}

const contextOf = ({ sessionId, step, frame }: VaultEntry): string => `${sessionId}/${step}/${String(frame)}`;
