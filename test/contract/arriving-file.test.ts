/** What a file on its way says of itself when the disk takes less than it is given. */
import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { ArrivingFile } from '../../demo/server/capture/arriving-file.ts';
import { openSealer } from '../../demo/server/sealer.ts';

let directory = '';
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(directory, { recursive: true, force: true });
});

/** Lets the next piece get no further than its first bytes, as a disk does that is full. */
const takeLessOnce = async (): Promise<void> => {
  const handle = await open(directory, 'r');
  const kind = Object.getPrototypeOf(handle) as FileHandle;
  await handle.close();
  const write = Reflect.get(kind, 'write') as (...given: readonly unknown[]) => Promise<unknown>;
  vi.spyOn(kind, 'write').mockImplementationOnce(function (this: unknown, ...[bytes, from, , at]: unknown[]) {
    return write.call(this, bytes, from, 10, at) as never;
  });
};

it('counts no piece that is not there as a whole, and goes on behind the one before', async () => {
  directory = await mkdtemp(join(tmpdir(), 'arriving-'));
  const sealer = await openSealer(join(directory, 'vault.key'));
  const file = await ArrivingFile.make(join(directory, 'a.part'), sealer, 'a');
  const pen = await file.takeOver();
  await pen.write(Buffer.from('one '));
  await takeLessOnce();
  await expect(pen.write(Buffer.from('two'))).rejects.toThrow();
  expect(file.bytes).toBe(4);
  await pen.write(Buffer.from('two'));
  await pen.putDown();
  expect((await file.read()).toString()).toBe('one two');
});
