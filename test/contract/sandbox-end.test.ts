/** The end of a sandbox in the middle of its work: whoever has closed it can take its directory away. */
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { startSandbox } from '../../demo/server/sandbox.ts';
import { Vault } from '../../demo/server/vault.ts';
import { deviceOfFullSession } from './full-session.ts';
import { holdNext } from './hold-next.ts';
import { jpegBytes } from './specimen-files.ts';

it('has come to the end of what it was doing when it is closed', async () => {
  const failures = vi.spyOn(console, 'error');
  const dataDir = await mkdtemp(join(tmpdir(), 'sandbox-'));
  const sandbox = await startSandbox({ port: 0, dataDir });
  const { device } = await deviceOfFullSession(sandbox.url);
  const storing = holdNext(Vault.prototype, 'write');
  const uploads = (['document-front', 'document-back', 'selfie'] as const).map((step) =>
    // Nobody hears of it where it is cut off.
    device.upload(step, jpegBytes(2_000_000)).catch(() => null),
  );
  const arriving = join(dataDir, 'arriving');
  await storing.reached;
  const end = { hasCome: false };
  const closed = sandbox.close().then(() => {
    end.hasCome = true;
  });
  await Promise.all(uploads);
  expect(end.hasCome).toBe(false);
  storing.open();
  await closed;
  // Neither a file that arrives nor one that is just being kept.
  expect(existsSync(arriving)).toBe(false);
  const kept = await readdir(join(dataDir, 'captures'));
  expect(kept.filter((name) => !name.endsWith('.sealed'))).toEqual([]);
  await rm(dataDir, { recursive: true });
  expect(failures).not.toHaveBeenCalled();
});
