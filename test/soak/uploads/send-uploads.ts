/**
 * Many uploads by the widget's own client and uploader, each for a session of its own, over a line that breaks: what came
 * of each, what has left for it, and what its line did to it. Pauses take no time.
 */
import { createHash } from 'node:crypto';
import type { Sandbox } from '../../../demo/server/sandbox.ts';
import { filesOf, type Capture } from '../../../src/model/capture.ts';
import { codeOf, type ErrorCode } from '../../../src/model/errors.ts';
import type { ClockPort, DeviceKey } from '../../../src/model/ports.ts';
import { CaptureClient } from '../../../src/session/client.ts';
import { uploadCapture } from '../../../src/upload/uploader.ts';
import { newVerifaSession } from '../../contract/backend.ts';
import { seeded } from '../../fixtures/seeded.ts';
import { BadLine, type LineFault } from './bad-line.ts';
import { LineHttp } from './line-http.ts';
import { named } from './noise-pictures.ts';

/** What became of one upload. */
export interface UploadEnd {
  readonly bytes: number;
  readonly sentBytes: number;
  /** `null` where it has arrived. */
  readonly code: ErrorCode | null;
  /** Whether the sandbox has exactly this file for the session, once, and a picture in its vault. */
  readonly isKept: boolean;
  /** Whether the progress ever went back. */
  readonly isSteady: boolean;
  readonly faults: readonly LineFault[];
}

/** How many, in which order of luck. */
interface Plan {
  readonly count: number;
  readonly seed: number;
  readonly atOnce: number;
  readonly pictures: readonly Buffer[];
}

/** Sends them all. */
export const sendUploads = async (
  sandbox: Sandbox,
  { count, seed, atOnce, pictures }: Plan,
): Promise<readonly UploadEnd[]> => {
  const line = await BadLine.to(sandbox.url);
  const ends: UploadEnd[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) {
      const random = seeded(seed * 100_003 + index);
      const picture = pictures[Math.floor(random() * pictures.length)] ?? Buffer.alloc(0);
      ends[index] = await sendOne(sandbox, line, named(picture, `upload ${String(index)}`), random);
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, work));
  } finally {
    await line.close();
  }
  return ends;
};

const sendOne = async (
  sandbox: Sandbox,
  line: BadLine,
  picture: Buffer<ArrayBuffer>,
  random: () => number,
): Promise<UploadEnd> => {
  const { id, captureUrl } = await newVerifaSession(sandbox.url);
  const { pathname } = new URL(captureUrl);
  const http = new LineHttp(line);
  const entry = { captureUrl: line.url + pathname, origin: line.url, sessionId: null, redirectUrl: null };
  const client = new CaptureClient(http, entry);
  const { signal } = new AbortController();
  const facts = { kind: 'phone', label: 'Chrome on Android', language: 'en' } as const;
  const once = { idempotencyKey: id, signal };
  await client.claim({ facts, key: await newKey(), secret: () => '', number: null, language: 'en' }, once);
  await client.consent('2026-01', 'en', { ...once, idempotencyKey: `${id} consent` });
  const body = new Blob([picture], { type: 'image/jpeg' });
  const file = { body, mimeType: 'image/jpeg', widthPx: null, heightPx: null } as const;
  const capture: Capture = { step: 'selfie', source: 'file', file };
  const faults = line.spoilFor(pathname, Math.floor(random() * 2 ** 31));
  let furthestBytes = 0;
  let isSteady = true;
  const code = await uploadCapture(
    capture,
    (fileIndex, one, onProgress, fileSignal) =>
      client.upload(capture, fileIndex, one, onProgress, fileSignal),
    new HurriedClock(random),
    (sentBytes) => {
      isSteady &&= sentBytes >= furthestBytes;
      furthestBytes = sentBytes;
    },
    signal,
  ).then(
    () => null,
    (error: unknown) => codeOf(error, 'network.bad_response'),
  );
  const isKept = await isKeptOnce(sandbox, id, createHash('sha256').update(picture).digest('hex'));
  const bytes = filesOf(capture)[0]?.body.size ?? 0;
  return { bytes, sentBytes: http.sentBytes, code, isKept, isSteady, faults };
};

const isKeptOnce = async ({ storage, vault }: Sandbox, id: string, sha256: string): Promise<boolean> => {
  const [kept, ...others] = await storage.captures(id);
  if (kept?.sha256 !== sha256 || others.length > 0) return false;
  const stored = await vault.read(kept.id);
  return (
    stored.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) &&
    stored.subarray(-2).equals(Buffer.from([0xff, 0xd9]))
  );
};

/** Time in which every pause is over at once. */
class HurriedClock implements ClockPort {
  readonly random: () => number;
  #nowMs = 0;

  constructor(random: () => number) {
    this.random = random;
  }

  now(): number {
    return this.#nowMs;
  }

  after(delayMs: number, callback: () => void): () => void {
    const immediate = setImmediate(() => {
      this.#nowMs += delayMs;
      callback();
    });
    return () => {
      clearImmediate(immediate);
    };
  }
}

const newKey = async (): Promise<DeviceKey> => {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const { privateKey, publicKey } = await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', publicKey);
  return {
    publicKey: { x, y },
    sign: async (text) =>
      new Uint8Array(
        await crypto.subtle.sign(
          { name: 'ECDSA', hash: 'SHA-256' },
          privateKey,
          new TextEncoder().encode(text),
        ),
      ),
  };
};
