/**
 * The bytes of received captures as encrypted files, one a capture. A file is complete or absent: it is written beside
 * its place, forced to the disk and renamed. Whether a file counts is for the storage to say.
 */
import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Sealer } from './sealer.ts';
import type { CaptureRecord } from './storage/records.ts';
import { syncDirectory } from './storage/sync-directory.ts';
import { Turns } from './storage/turns.ts';

/** Age from which a file without a record is taken for left over, in milliseconds: a younger one may still get it. */
const leftOverAfterMs = 10 * 60 * 1000;

/** What identifies a capture's bytes. */
type VaultEntry = Pick<CaptureRecord, 'id' | 'sessionId' | 'step' | 'frame'> & {
  readonly metadata: Pick<CaptureRecord['metadata'], 'copy'>;
};

/** What has arrived of a file once it is whole. */
interface ReceivedBytes {
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/**
 * Pieces that are hashed, sealed and written at once. Few, so that other requests get between them; a slow sender holds
 * no place while its next piece is on its way.
 */
const piecesAtOnce = 4;

/** The capture files of one data directory. */
export class Vault {
  readonly #directory: string;
  readonly #sealer: Sealer;
  readonly #turns = new Turns(piecesAtOnce);

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

  /** Keeps the bytes; they are on the disk when this returns. */
  async write(entry: VaultEntry, bytes: Uint8Array): Promise<void> {
    await this.receive(entry, [bytes]);
  }

  /**
   * Keeps bytes that are still on their way, piece by piece: a file is never in memory as a whole, and no more of it is
   * taken than the disk has. What the source or `accept` throws leaves nothing behind and is thrown on; `accept` is asked
   * once all is there and before any of it counts.
   */
  async receive(
    entry: VaultEntry,
    pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    accept: (received: ReceivedBytes) => void = () => undefined,
  ): Promise<ReceivedBytes> {
    const temporary = `${this.#file(entry.id)}.part`;
    const hash = createHash('sha256');
    let bytes = 0;
    const file = await open(temporary, 'w', 0o600);
    try {
      const sealing = this.#sealer.sealing(contextOf(entry));
      for await (const piece of pieces) {
        bytes += piece.length;
        await this.#turns.take(async () => {
          hash.update(piece);
          await file.write(sealing.update(piece));
        });
      }
      const received = { bytes, sha256: hash.digest('hex') };
      accept(received);
      await file.write(sealing.end());
      await file.datasync();
      await file.close();
      await rename(temporary, this.#file(entry.id));
      // The rename itself is on the disk only once the directory is.
      await syncDirectory(this.#directory);
      return received;
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
