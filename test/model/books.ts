/** The session as the server keeps it, read once for each time that it has changed. */
import type { CaptureRecord, DeliveryRecord, SessionRecord } from '../../demo/server/storage/records.ts';
import type { Storage } from '../../demo/server/storage/storage.ts';

/** What is kept of one session. */
export interface Kept {
  readonly record: SessionRecord;
  readonly captures: readonly CaptureRecord[];
  readonly deliveries: readonly DeliveryRecord[];
}

/** Reads of one session. */
export class Books {
  readonly #storage: Storage;
  readonly #stopListening: () => void;
  #read: Promise<Kept> | null = null;
  #record: Promise<SessionRecord> | null = null;

  constructor(
    storage: Storage,
    readonly sessionId: string,
  ) {
    this.#storage = storage;
    this.#stopListening = storage.onChange(() => {
      this.#read = this.#record = null;
    });
  }

  record(): Promise<SessionRecord> {
    return (this.#record ??= this.#readRecord());
  }

  everything(): Promise<Kept> {
    return (this.#read ??= this.#readAll());
  }

  close(): void {
    this.#stopListening();
  }

  async #readRecord(): Promise<SessionRecord> {
    const record = await this.#storage.session(this.sessionId);
    if (!record) throw new Error('the session is gone');
    return record;
  }

  async #readAll(): Promise<Kept> {
    const { sessionId } = this;
    return {
      record: await this.record(),
      captures: await this.#storage.captures(sessionId),
      deliveries: await this.#storage.deliveries(sessionId),
    };
  }
}
