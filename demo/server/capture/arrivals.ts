/**
 * The files that are still on their way: which of them there are, and when they go. Bytes are in arriving-file.ts; what
 * has come whole is the vault's.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import type { Sealer } from '../sealer.ts';
import { isRunning } from '../sessions/life.ts';
import type { StorageReader } from '../storage/storage.ts';
import { Turns } from '../storage/turns.ts';
import { ArrivingFile, PenLost } from './arriving-file.ts';

/** How long a part is kept from when it began to arrive, in milliseconds. */
const keptForMs = 3_600_000;

/** Parts that one session has at most: with another one the oldest goes. */
const mostParts = 16;

/** Where a file belongs: there is one part a place. */
interface ArrivalPlace {
  readonly sessionId: string;
  readonly deviceId: string;
  readonly step: string;
  /** What tells the files of a step apart: frame and challenge of a burst, or a copy. */
  readonly among: string;
}

/** Which file it is to become. */
export interface ArrivalGoal {
  readonly place: ArrivalPlace;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** A part of a file. */
export interface Arrival {
  readonly file: ArrivingFile;
  readonly totalBytes: number;
}

/** What the name of a part says; that of a body in one go says nothing. */
interface PartName {
  readonly name: string;
  readonly place: string;
  readonly goal: string;
  readonly totalBytes: number;
  readonly startedAtMs: number;
}

/** The unfinished files of one data directory, which is there only while there are any. */
export class Arrivals {
  readonly #directory: string;
  readonly #sealer: Sealer;
  readonly #clock: Clock;
  /** Files come and go one after the other. */
  readonly #turn = new Turns(1);
  /** By session and name. */
  readonly #open = new Map<string, ArrivingFile>();

  constructor(directory: string, sealer: Sealer, clock: Clock) {
    this.#directory = directory;
    this.#sealer = sealer;
    this.#clock = clock;
  }

  /** A body that comes in one go, or not at all. Whoever takes it removes it. */
  whole(sessionId: string): Promise<ArrivingFile> {
    return this.#turn.take(() => this.#begin(sessionId, `${randomUUID()}.whole`));
  }

  /** The part of that file, or `null` where none is kept. */
  kept(goal: ArrivalGoal): Promise<Arrival | null> {
    return this.#turn.take(async () => {
      const { sessionId } = goal.place;
      const part = (await this.#parts(sessionId)).find((one) => one.goal === goalOf(goal));
      if (!part) return null;
      if (!this.#isOld(part)) {
        const file = await this.#found(sessionId, part.name);
        return { file, totalBytes: part.totalBytes };
      }
      await this.#remove(sessionId, [part]);
      return null;
    });
  }

  /**
   * Begins that file; what was on its way to the same place goes.
   *
   * @param mayBegin asked in its turn
   * @throws {PenLost} when it may not
   */
  begin(goal: ArrivalGoal, totalBytes: number, mayBegin: () => boolean): Promise<Arrival> {
    return this.#turn.take(async () => {
      if (!mayBegin()) throw new PenLost();
      const { sessionId } = goal.place;
      const place = placeOf(goal.place);
      const parts = await this.#parts(sessionId);
      const former = parts.filter((part) => part.place === place);
      const others = parts.filter((part) => part.place !== place);
      await this.#remove(sessionId, [...former, ...others.slice(mostParts - 1)]);
      // Never the name of one before: whoever still writes that one must not find this one in its place.
      const own = randomUUID().slice(0, 8);
      const name = [place, goalOf(goal), String(totalBytes), String(this.#clock.now()), own].join('-');
      return { file: await this.#begin(sessionId, `${name}.part`), totalBytes };
    });
  }

  /** Lets go of the part of that file. */
  drop(goal: ArrivalGoal): Promise<void> {
    return this.#turn.take(async () => {
      const { sessionId } = goal.place;
      const parts = await this.#parts(sessionId);
      await this.#remove(
        sessionId,
        parts.filter((part) => part.goal === goalOf(goal)),
      );
    });
  }

  /** Removes a body that came in one go. */
  removeWhole(sessionId: string, file: ArrivingFile): Promise<void> {
    return this.#turn.take(async () => {
      await file.remove();
      await this.#leaveEmpty(sessionId);
    });
  }

  /** Lets go of all parts of sessions that are over; the others may still need theirs. */
  async endWith(storage: StorageReader, sessionIds: Iterable<string>): Promise<void> {
    for (const sessionId of sessionIds)
      await this.#turn.take(async () => {
        const parts = await this.#parts(sessionId);
        const session = parts.length > 0 && (await storage.session(sessionId));
        if (!session || !isRunning(session)) await this.#remove(sessionId, parts);
      });
  }

  /** Removes what is too old, and what is of ended sessions. */
  async sweep(storage: StorageReader): Promise<void> {
    const sessionIds = await this.#sessionIds();
    await this.endWith(storage, sessionIds);
    for (const sessionId of sessionIds)
      await this.#turn.take(async () => {
        const parts = await this.#parts(sessionId);
        await this.#remove(
          sessionId,
          parts.filter((part) => this.#isOld(part)),
        );
      });
  }

  /** Removes what an ended process was still receiving in one go: nobody can take that up again. */
  async leaveUnfinished(): Promise<void> {
    for (const sessionId of await this.#sessionIds()) {
      for (const name of await this.#names(sessionId))
        if (!partOf(name)) await rm(this.#path(sessionId, name), { force: true });
      await this.#leaveEmpty(sessionId);
    }
  }

  async #begin(sessionId: string, name: string): Promise<ArrivingFile> {
    await mkdir(join(this.#directory, sessionId), { recursive: true, mode: 0o700 });
    const context = contextOf(sessionId, name);
    const file = await ArrivingFile.make(this.#path(sessionId, name), this.#sealer, context);
    if (partOf(name)) this.#open.set(context, file);
    return file;
  }

  async #found(sessionId: string, name: string): Promise<ArrivingFile> {
    const context = contextOf(sessionId, name);
    const file =
      this.#open.get(context) ??
      (await ArrivingFile.found(this.#path(sessionId, name), this.#sealer, context));
    this.#open.set(context, file);
    return file;
  }

  async #remove(sessionId: string, parts: readonly PartName[]): Promise<void> {
    for (const { name } of parts) {
      const context = contextOf(sessionId, name);
      await this.#open.get(context)?.stop();
      this.#open.delete(context);
      await rm(this.#path(sessionId, name), { force: true });
    }
    if (parts.length > 0) await this.#leaveEmpty(sessionId);
  }

  /** The directories go with their last file. */
  async #leaveEmpty(sessionId: string): Promise<void> {
    await rmdir(join(this.#directory, sessionId))
      .then(() => rmdir(this.#directory))
      .catch(() => undefined);
  }

  #isOld({ startedAtMs }: PartName): boolean {
    return startedAtMs + keptForMs <= this.#clock.now();
  }

  /** The parts of a session, newest first. */
  async #parts(sessionId: string): Promise<readonly PartName[]> {
    return (await this.#names(sessionId))
      .flatMap((name) => partOf(name) ?? [])
      .toSorted((one, other) => other.startedAtMs - one.startedAtMs);
  }

  /** Names of its files; there are none where there is no directory. */
  #names(sessionId: string): Promise<readonly string[]> {
    return readdir(join(this.#directory, sessionId)).catch(() => []);
  }

  /** Sessions that have any; none where there is no directory. */
  #sessionIds(): Promise<readonly string[]> {
    return readdir(this.#directory).catch(() => []);
  }

  #path(sessionId: string, name: string): string {
    return join(this.#directory, sessionId, name);
  }
}

const partOf = (name: string): PartName | null => {
  const [, place, goal, totalBytes, startedAtMs] =
    /^([0-9a-f]{32})-([0-9a-f]{32})-(\d+)-(\d+)-[0-9a-f]{8}\.part$/.exec(name) ?? [];
  return place === undefined || goal === undefined
    ? null
    : { name, place, goal, totalBytes: Number(totalBytes), startedAtMs: Number(startedAtMs) };
};

const contextOf = (sessionId: string, name: string): string => `arriving/${sessionId}/${name}`;

const placeOf = ({ deviceId, step, among }: ArrivalPlace): string => shortDigest([deviceId, step, among]);

const goalOf = ({ place, sha256 }: ArrivalGoal): string => shortDigest([placeOf(place), sha256]);

const shortDigest = (parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
