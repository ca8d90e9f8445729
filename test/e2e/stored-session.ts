/**
 * What the sandbox holds of a session after a journey, read from its database and its vault, and compared with what
 * the browser sent.
 */
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect } from 'vitest';
import type { Sandbox } from '../../demo/server/sandbox.ts';
import type { CaptureStepId } from '../../src/model/step.ts';
import { parseJpeg } from '../fixtures/jpeg-parser.ts';
import { hasKept, keptCaptures } from './left-in-page.ts';
import type { PageRecord, SentCapture } from './page-record.ts';

/** One received file with its bytes. */
export interface StoredCapture {
  readonly step: CaptureStepId;
  readonly frame: number;
  readonly mimeType: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** Of the file as it was sent. */
  readonly sha256: string;
  readonly sentBytes: number;
  /** The file as it is kept: a picture encoded anew. */
  readonly bytes: Buffer;
}

/** The files of a session, decrypted: a straightened copy comes after its picture. */
export const storedCaptures = async (
  sandbox: Sandbox,
  sessionId: string,
): Promise<readonly StoredCapture[]> => {
  const records = await sandbox.storage.captures(sessionId);
  return Promise.all(
    records.map(async (record) => ({
      step: record.step,
      frame: record.frame,
      mimeType: record.mimeType,
      metadata: record.metadata,
      sha256: record.sha256,
      sentBytes: record.bytes,
      bytes: await sandbox.vault.read(record.id),
    })),
  );
};

/**
 * Waits until the sandbox holds a step's capture: the screen goes on before the last byte has arrived. Its straightened copy,
 * where it has one, may be on its way.
 */
export const received = async (sandbox: Sandbox, sessionId: string, step: CaptureStepId): Promise<void> => {
  const isThere = async (): Promise<boolean> => {
    const files = (await sandbox.storage.captures(sessionId)).filter((capture) => capture.step === step);
    return files.length > 0 && files.length >= (files[0]?.metadata.liveness?.frames ?? 1);
  };
  await new Promise<void>((resolve, reject) => {
    const look = (): void => {
      isThere().then((there) => {
        if (!there) return;
        stop();
        resolve();
      }, reject);
    };
    const stop = sandbox.storage.onChange(look);
    look();
  });
};

/**
 * Waits until the sandbox holds everything of a step, its straightened copy included, and the page knows it: it keeps nothing
 * any more. Whoever loads or closes it now cuts nothing off.
 */
export const acknowledged = async (
  sandbox: Sandbox,
  sessionId: string,
  step: CaptureStepId,
  page: Page,
): Promise<void> => {
  await received(sandbox, sessionId, step);
  // A device that takes too long to keep it keeps nothing yet.
  const kept = async () => ({ begun: await hasKept(page, step), left: await keptCaptures(page) });
  await expect.poll(kept, { timeout: 30_000 }).toEqual({ begun: true, left: 0 });
};

/** What is said of a file, as far as it decides its place. */
type Description = Readonly<Record<string, unknown>>;

/** The description that a file was sent with. */
const descriptionOf = ({ metadata }: SentCapture): Description =>
  JSON.parse(Buffer.from(metadata, 'base64url').toString('utf8')) as Description;

const frameOf = ({ liveness }: Description): number =>
  (liveness as { readonly frame: number } | undefined)?.frame ?? 0;

const placeOf = (step: string, description: Description): string =>
  `${step}/${description['copy'] === undefined ? frameOf(description) : 'copy'}`;

/** The file that was sent last for each place; a picture that was exchanged has taken its copy with it. */
const lastSent = (bodies: readonly SentCapture[]): ReadonlyMap<string, SentCapture> => {
  const sent = new Map<string, SentCapture>();
  for (const body of bodies) {
    const description = descriptionOf(body);
    const place = placeOf(body.step, description);
    if (description['copy'] === undefined && sent.get(place)?.sha256 !== body.sha256)
      sent.delete(placeOf(body.step, { copy: 'rectified' }));
    sent.set(place, body);
  }
  return sent;
};

/**
 * Fails unless the session holds exactly the files that were sent last for each place, for exactly these steps, and
 * every picture among them, encoded anew, has its size and says no more than it shows.
 */
export const expectStored = async (
  sandbox: Sandbox,
  sessionId: string,
  records: readonly PageRecord[],
  steps: readonly CaptureStepId[],
): Promise<readonly StoredCapture[]> => {
  const stored = await storedCaptures(sandbox, sessionId);
  const sent = lastSent(records.flatMap((record) => record.sent));

  expect(new Set(stored.map(({ step }) => step))).toEqual(new Set(steps));
  const places = stored.map(({ step, metadata }) => placeOf(step, metadata));
  expect(places.toSorted()).toEqual([...sent.keys()].toSorted());
  for (const capture of stored) {
    const place = placeOf(capture.step, capture.metadata);
    const body = sent.get(place);
    expect(capture.frame, place).toBe(frameOf(capture.metadata));
    expect({ sha256: body?.sha256, bytes: body?.bytes, mimeType: body?.mimeType }, place).toEqual({
      sha256: capture.sha256,
      bytes: capture.sentBytes,
      mimeType: capture.mimeType,
    });
    expect(body && descriptionOf(body), place).toEqual(capture.metadata);
    if (capture.mimeType === 'image/jpeg') await expectPlainPicture(capture, place);
    else expect(capture.bytes.length, place).toBe(capture.sentBytes);
  }
  return stored;
};

const expectPlainPicture = async ({ bytes, metadata }: StoredCapture, place: string): Promise<void> => {
  // Decoded to its last row: a broken one throws.
  await sharp(bytes, { failOn: 'warning' }).stats();
  expect(parseJpeg(bytes), place).toMatchObject({
    metadata: [],
    orientation: null,
    hasGps: false,
    truncated: false,
    trailingBytes: 0,
    widthPx: metadata['width_px'],
    heightPx: metadata['height_px'],
  });
};

/** What the sandbox's console shows of a session. */
export interface ConsoleSession {
  readonly session: Readonly<Record<string, unknown>>;
  readonly consent: Readonly<Record<string, unknown>> | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly deliveries: readonly Readonly<Record<string, unknown>>[];
}

/** A session as the sandbox's console shows it: the only place where entered data can be read in the clear. */
export const consoleSession = async (origin: string, sessionId: string): Promise<ConsoleSession> => {
  const response = await fetch(`${origin}/console/api/sessions/${sessionId}`);
  if (!response.ok) throw new Error(`the console answered ${response.status}`);
  return (await response.json()) as ConsoleSession;
};
