/** The one interface behind which the sandbox keeps its state. Knows nothing of HTTP and nothing of SQL. */
import type {
  AnswerRecord,
  CaptureRecord,
  ChallengeRecord,
  CredentialRecord,
  DeliveryRecord,
  DeviceRecord,
  LinkCodeRecord,
  LinkRecord,
  SessionRecord,
} from './records.ts';

/** Reading. Lists are in the order in which their records were made, unless said otherwise. */
export interface StorageReader {
  session(id: string): Promise<SessionRecord | null>;
  /** All sessions, newest first. */
  sessions(): Promise<readonly SessionRecord[]>;
  linkByToken(tokenSha256: string): Promise<LinkRecord | null>;
  linkCode(sha256: string): Promise<LinkCodeRecord | null>;
  links(sessionId: string): Promise<readonly LinkRecord[]>;
  device(id: string): Promise<DeviceRecord | null>;
  devices(sessionId: string): Promise<readonly DeviceRecord[]>;
  credential(sha256: string): Promise<CredentialRecord | null>;
  capture(id: string): Promise<CaptureRecord | null>;
  captures(sessionId: string): Promise<readonly CaptureRecord[]>;
  captureIds(): Promise<ReadonlySet<string>>;
  challenges(sessionId: string): Promise<readonly ChallengeRecord[]>;
  delivery(id: string): Promise<DeliveryRecord | null>;
  deliveryBySignature(signature: string): Promise<DeliveryRecord | null>;
  /** Deliveries of one session, or of all with `null`, newest first. */
  deliveries(sessionId: string | null): Promise<readonly DeliveryRecord[]>;
  waitingDeliveries(): Promise<readonly DeliveryRecord[]>;
  answer(id: string): Promise<AnswerRecord | null>;
}

/** Reading and writing inside one transaction: `put` makes a record or replaces the one with the same id. */
export interface StorageWriter extends StorageReader {
  /** Counts the revision up; returns the record as it is now kept. */
  putSession(session: SessionRecord): Promise<SessionRecord>;
  putLink(link: LinkRecord): Promise<void>;
  putLinkCode(code: LinkCodeRecord): Promise<void>;
  deleteLinkCodes(sessionId: string): Promise<void>;
  putDevice(device: DeviceRecord): Promise<void>;
  putCredential(credential: CredentialRecord): Promise<void>;
  deleteCredentials(sessionId: string): Promise<void>;
  /** Deletes the credentials of every device of the session but that one. */
  deleteOtherCredentials(sessionId: string, deviceId: string): Promise<void>;
  putCapture(capture: CaptureRecord): Promise<void>;
  deleteCapture(id: string): Promise<void>;
  putChallenge(challenge: ChallengeRecord): Promise<void>;
  putDelivery(delivery: DeliveryRecord): Promise<void>;
  putAnswer(answer: AnswerRecord): Promise<void>;
  deleteAnswersBefore(timeMs: number): Promise<void>;
  /** Deletes the stored answers about a session. */
  deleteAnswersOf(sessionId: string): Promise<void>;
  /** What this transaction deletes and replaces is to be gone from the files as well, not only from the records. */
  leaveNoTrace(): void;
}

/** What a committed transaction has touched. */
export interface StorageChange {
  readonly sessionIds: ReadonlySet<string>;
  readonly deliveries: boolean;
  /** Captures whose records are gone, so that their bytes can go. */
  readonly deletedCaptureIds: readonly string[];
}

/** The state of the sandbox. What `write` has returned is on the disk. */
export interface Storage extends StorageReader {
  /** Runs `work` in one transaction, one after the other; whatever it throws undoes all of it. */
  write<T>(work: (tx: StorageWriter) => Promise<T>): Promise<T>;
  /** Calls back after every commit; returns how to stop listening. */
  onChange(listener: (change: StorageChange) => void): () => void;
  close(): Promise<void>;
}
