/**
 * One file that is still on its way, on the disk: pieces one after the other, each sealed on its own with its number, so
 * that a torn last one is told from the others. Which file it is, and whether it counts, is not for this one to say.
 */
import { open, readFile, rm, type FileHandle } from 'node:fs/promises';
import type { Sealer } from '../sealer.ts';
import { Turns } from '../storage/turns.ts';

/** Before each sealed piece stands its length, big endian. */
const lengthBytes = 4;

/**
 * Pieces that are sealed and written at once, of all files. Few, so that other requests get between them; a slow sender
 * holds no place while its next piece is on its way.
 */
const turns = new Turns(4);

/** Somebody else has taken the file over, or it is gone: whoever wrote it has to ask how far it is. */
export class PenLost extends Error {
  override readonly name = 'PenLost';
}

/** The right to write, which only one has. */
interface Pen {
  /** @throws {PenLost} */
  write(piece: Uint8Array): Promise<void>;
  /** Lets go of the file; what has been written stays. */
  putDown(): Promise<void>;
}

/** A file that grows. */
export class ArrivingFile {
  readonly #file: string;
  readonly #sealer: Sealer;
  readonly #context: string;
  /** One after the other: a pen that is taken away may be in the middle of a piece. */
  readonly #turn = new Turns(1);
  #pen: Pen | null = null;
  /** Settles when the pen is put down. */
  #writing: Promise<void> = Promise.resolve();
  #bytes = 0;
  #pieces = 0;
  /** Where the next piece goes; a torn one is written over. */
  #endBytes = 0;

  private constructor(file: string, sealer: Sealer, context: string) {
    this.#file = file;
    this.#sealer = sealer;
    this.#context = context;
  }

  /** A new one, empty. */
  static async make(file: string, sealer: Sealer, context: string): Promise<ArrivingFile> {
    await (await open(file, 'wx', 0o600)).close();
    return new ArrivingFile(file, sealer, context);
  }

  /** A file that another process may have left: what is whole of it counts. */
  static async found(file: string, sealer: Sealer, context: string): Promise<ArrivingFile> {
    const found = new ArrivingFile(file, sealer, context);
    for (const [piece, endBytes] of found.#piecesOf(await readFile(file))) {
      found.#bytes += piece.length;
      found.#pieces += 1;
      found.#endBytes = endBytes;
    }
    return found;
  }

  /** How much of it is there, in bytes. */
  get bytes(): number {
    return this.#bytes;
  }

  /**
   * Takes the file over: whoever was writing it writes no more, and how much is there stays so.
   *
   * @throws {PenLost} when it is gone
   */
  async takeOver(): Promise<Pen> {
    const handle = await open(this.#file, 'r+').catch(penLost);
    let done = (): void => undefined;
    const pen: Pen = {
      write: (piece) => this.#turn.take(() => turns.take(() => this.#write(pen, handle, piece))),
      putDown: async () => {
        if (this.#pen === pen) this.#pen = null;
        await this.#turn.take(() => handle.close());
        done();
      },
    };
    await this.stop();
    this.#pen = pen;
    this.#writing = new Promise((resolve) => {
      done = resolve;
    });
    return pen;
  }

  /** Lets whoever is writing come to an end by themselves, until `patience` is over; then takes the pen away. */
  async settle(patience: Promise<void>): Promise<void> {
    if (this.#pen !== null) await Promise.race([this.#writing, patience]);
    await this.stop();
  }

  /** Takes the pen away from whoever has it. */
  async stop(): Promise<void> {
    this.#pen = null;
    await this.#turn.take(() => Promise.resolve());
  }

  /** All that is there. @throws {PenLost} when it is gone */
  async read(): Promise<Buffer> {
    const pieces = [...this.#piecesOf(await readFile(this.#file).catch(penLost))].map(([piece]) => piece);
    return Buffer.concat(pieces.slice(0, this.#pieces));
  }

  async remove(): Promise<void> {
    await this.stop();
    await rm(this.#file, { force: true });
  }

  async #write(pen: Pen, handle: FileHandle, piece: Uint8Array): Promise<void> {
    if (this.#pen !== pen) throw new PenLost();
    const sealed = this.#sealer.seal(piece, this.#contextOf(this.#pieces));
    const record = Buffer.alloc(lengthBytes + sealed.length);
    record.writeUInt32BE(sealed.length);
    record.set(sealed, lengthBytes);
    const { bytesWritten } = await handle.write(record, 0, record.length, this.#endBytes);
    // A full disk may take the beginning without a word.
    if (bytesWritten < record.length) throw new Error('no room for a piece');
    this.#endBytes += record.length;
    this.#bytes += piece.length;
    this.#pieces += 1;
  }

  /** The whole pieces from the beginning, each with where it ends, up to the first one that is not. */
  *#piecesOf(stored: Buffer): Generator<readonly [piece: Buffer, endBytes: number]> {
    let at = 0;
    for (let index = 0; at + lengthBytes <= stored.length; index += 1) {
      const endBytes = at + lengthBytes + stored.readUInt32BE(at);
      if (endBytes > stored.length) return;
      try {
        yield [
          this.#sealer.open(stored.subarray(at + lengthBytes, endBytes), this.#contextOf(index)),
          endBytes,
        ];
      } catch {
        return;
      }
      at = endBytes;
    }
  }

  #contextOf(index: number): string {
    return `${this.#context}/${String(index)}`;
  }
}

const penLost = (error: unknown): never => {
  throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? new PenLost() : error;
};
