/** What survives: a restart, a crash between file and record, and what a stolen disk does not give away. */
import { readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startSandbox } from '../../demo/server/sandbox.ts';
import { newVerifaSession, textOf, verifa } from './backend.ts';
import { Device, errorOf } from './device.ts';
import { phoneBefore, phoneOf } from './joined-phone.ts';
import { expectSamePicture } from './kept-picture.ts';
import { jpegBytes } from './specimen-files.ts';
import { TestSandbox } from './test-sandbox.ts';

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await TestSandbox.start();
});
afterEach(() => sandbox.stop());

const capturesDir = () => join(sandbox.dataDir, 'captures');

/** The record as it was when these parts of it were not known yet. */
const without = <T extends object>(record: T, ...names: readonly (keyof T & string)[]): T =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !names.some((other) => other === name))) as T;

/** The device at the sandbox's new address. */
const moved = (device: Device): Device => {
  device.captureUrl = sandbox.url + new URL(device.captureUrl).pathname;
  return device;
};

it('keeps a session in the middle of its capture over a restart', async () => {
  const { id, captureUrl } = await newVerifaSession(sandbox.url);
  const device = await Device.on(captureUrl);
  await device.consent();
  await device.documentType('passport');
  const bytes = jpegBytes();
  await device.picture('document-front', bytes);
  const challenge = await device.challenge();
  await device.frame(challenge, 0, 3);
  const before = await device.session();

  await sandbox.restart();
  moved(device);
  expect({ ...(await device.session()), consent: null }).toEqual({ ...before, consent: null });
  const [capture] = await sandbox.running.storage.captures(id);
  await expectSamePicture(await sandbox.running.vault.read(capture?.id ?? ''), bytes);
  await device.frame(challenge, 1, 3);
  await device.frame(challenge, 2, 3);
  await device.picture('selfie');
  expect(await device.complete()).toMatchObject({ status: 'sandbox_pending' });
});

it('keeps links, devices, holders and stored answers over a restart', async () => {
  const headers = { 'Idempotency-Key': 'create-1' };
  const created = await verifa(sandbox.url, '/sessions', {}, headers);
  const desktop = await Device.on(textOf(created.body, 'capture_url'));
  const phone = await phoneOf(desktop);
  await sandbox.restart();
  expect(await moved(phone).claim()).toMatchObject({ holder: 'this_device' });
  expect(await moved(desktop).session()).toMatchObject({ holder: 'other_device' });
  const repeated = await verifa(sandbox.url, '/sessions', {}, headers);
  expect(repeated.body).toEqual(created.body);
});

it('goes on with what an earlier version has left, and lets none of its open links in', async () => {
  const { id, captureUrl } = await newVerifaSession(sandbox.url);
  const desktop = await Device.on(captureUrl);
  const phone = await phoneOf(desktop);
  await desktop.ask('POST', '/handoff/cancel', { holding: 2, disconnect: false });
  const link = await desktop.handOff();
  const { storage } = sandbox.running;
  const formerly = async (holderDeviceId: string | null): Promise<void> => {
    await storage.write(async (tx) => {
      const session = await tx.session(id);
      if (!session) throw new Error('no session');
      const former = without(session, 'holding', 'joinedDeviceId', 'handoff');
      await tx.putSession({ ...former, holderDeviceId });
      for (const kept of await tx.links(id))
        await tx.putLink(without(kept, 'handoffId', 'purpose', 'askedAtMs', 'site'));
    });
  };
  const [desktopId, phoneId] = (await storage.devices(id)).map((device) => device.id);
  await formerly(phoneId ?? null);
  expect(await desktop.session()).toMatchObject({
    holder: 'other_device',
    holding: 0,
    other_device: { label: phone.label },
    handoff: null,
  });
  const scanned = phoneBefore(link);
  expect(await scanned.invitation()).toMatchObject({ claimable: 'expired', handoff: { numbers: [] } });
  expect(errorOf(await scanned.tryClaim('en', {}, link.number))).toMatchObject({ error: 'link.expired' });
  expect((await scanned.fetch('POST', '/decline', { body: '{}' })).status).toBe(204);
  await desktop.ask('POST', '/handoff/cancel', { holding: 0, disconnect: false });
  expect(await desktop.ask('POST', '/handoff/resume', { holding: 1 })).toMatchObject({ holding: 2 });
  await formerly(desktopId ?? null);
  expect(await desktop.session()).toMatchObject({ holder: 'this_device', other_device: null });
});

it('opens a copy of the data as it was at any acknowledged moment', async () => {
  const { id, captureUrl } = await newVerifaSession(sandbox.url);
  const device = await Device.on(captureUrl);
  await device.consent();
  await device.picture('selfie');
  // What a process that dies now leaves behind: the files as they are, the log not yet merged.
  const copy = await TestSandbox.start();
  try {
    await copy.running.close();
    for (const name of await readdir(sandbox.dataDir)) {
      if (name === 'captures') continue;
      await writeFile(join(copy.dataDir, name), await readFile(join(sandbox.dataDir, name)));
    }
    const survivor = await startSandbox({ port: 0, dataDir: copy.dataDir, clock: sandbox.clock });
    expect(await survivor.storage.session(id)).toMatchObject({
      state: 'capturing',
      consent: { language: 'en' },
    });
    expect(await survivor.storage.captures(id)).toHaveLength(1);
    await survivor.close();
  } finally {
    await copy.restart();
    await copy.stop();
  }
});

it('sweeps up old files that no record names, and no others', async () => {
  const { captureUrl } = await newVerifaSession(sandbox.url);
  const device = await Device.on(captureUrl);
  await device.consent();
  await device.picture('selfie');
  const [kept] = await readdir(capturesDir());
  const hourAgo = new Date(Date.now() - 60 * 60_000);
  for (const name of ['cpt_orphan.sealed', 'cpt_torn.sealed.part', kept ?? '']) {
    if (name !== kept) await writeFile(join(capturesDir(), name), 'x');
    await utimes(join(capturesDir(), name), hourAgo, hourAgo);
  }
  await writeFile(join(capturesDir(), 'cpt_young.sealed'), 'x');
  await sandbox.restart();
  expect((await readdir(capturesDir())).toSorted()).toEqual([kept, 'cpt_young.sealed'].toSorted());
});

it('keeps its key to its owner, and the same key over a restart', async () => {
  const file = join(sandbox.dataDir, 'vault.key');
  const key = await readFile(file);
  expect(key).toHaveLength(32);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await stat(sandbox.dataDir)).mode & 0o777).toBe(0o700);
  await sandbox.restart();
  expect((await readFile(file)).equals(key)).toBe(true);
});

it('notices a file that was changed, or put in the place of another', async () => {
  const { id, captureUrl } = await newVerifaSession(sandbox.url);
  const device = await Device.on(captureUrl);
  await device.consent();
  await device.documentType('drivers_license');
  await device.picture('document-front');
  await device.picture('document-back');
  const [front, back] = (await sandbox.running.storage.captures(id)).map((capture) => capture.id);
  const fileOf = (captureId: string | undefined) => join(capturesDir(), `${captureId ?? ''}.sealed`);
  const sealed = await readFile(fileOf(front));
  await writeFile(fileOf(back), sealed);
  await expect(sandbox.running.vault.read(back ?? '')).rejects.toThrow();
  sealed[40] = (sealed[40] ?? 0) ^ 1;
  await writeFile(fileOf(front), sealed);
  await expect(sandbox.running.vault.read(front ?? '')).rejects.toThrow();
});

it('does not start with a damaged key', async () => {
  const other = await TestSandbox.start();
  await other.running.close();
  await writeFile(join(other.dataDir, 'vault.key'), 'short');
  await expect(startSandbox({ port: 0, dataDir: other.dataDir })).rejects.toThrow('vault.key is damaged');
  await writeFile(join(other.dataDir, 'vault.key'), Buffer.alloc(32));
  await other.restart();
  await other.stop();
});
