/** A device at a session that asks for everything, and what the sandbox keeps of the parts that it sends. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { CaptureRecord } from '../../demo/server/storage/records.ts';
import { errorOf, type Device } from './device.ts';
import { deviceOfFullSession } from './full-session.ts';
import { jpegBytes } from './specimen-files.ts';
import type { TestSandbox } from './test-sandbox.ts';
import { sendFrom, type PartedFile } from './upload-part.ts';

/** Bytes of a file, and of its first part. */
export const size = 1_200_000;
export const begun = 500_000;

/** The refusal of a part that does not begin where the file ends. */
export const conflict = { error: 'upload.incomplete', status_code: 409 };

/** What is told of a file of which nothing is there. */
export const nothing = { status: 200, offset: '0', complete: '?0', length: null };

/** A large file for the selfie. */
export const newFile = (different: Partial<PartedFile> = {}): PartedFile => ({
  step: 'selfie',
  bytes: jpegBytes(size),
  ...different,
});

/** One device and its session. */
export class PartSender {
  readonly #sandbox: TestSandbox;

  constructor(
    sandbox: TestSandbox,
    readonly device: Device,
    readonly sessionId: string,
  ) {
    this.#sandbox = sandbox;
  }

  /** One that may send documents and selfies. */
  static async on(sandbox: TestSandbox): Promise<PartSender> {
    const { device, sessionId } = await deviceOfFullSession(sandbox.url);
    return new PartSender(sandbox, device, sessionId);
  }

  /** What has come whole. */
  stored(): Promise<readonly CaptureRecord[]> {
    return this.#sandbox.running.storage.captures(this.sessionId);
  }

  /** Paths of the parts that are kept. */
  async parts(sessionId = this.sessionId): Promise<readonly string[]> {
    const directory = join(this.#sandbox.dataDir, 'arriving', sessionId);
    return (await readdir(directory).catch(() => [])).map((name) => join(directory, name));
  }

  /** Lets the first part of a file arrive. */
  async begin(file: PartedFile, bytes = begun, by = this.device): Promise<void> {
    const answer = await sendFrom(by, file, 0, {}, file.bytes.slice(0, bytes));
    expect(errorOf(answer)).toEqual(conflict);
    expect(answer.headers.get('Upload-Offset')).toBe(String(bytes));
  }
}
