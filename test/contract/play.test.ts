/** Sessions that play or decide themselves: by the two words in `metadata`, and by the option for all. */
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { flatJpeg } from '../../demo/server/play/flat-jpeg.ts';
import { specimenPicture } from '../../demo/server/play/specimen-pictures.ts';
import { openValues } from '../../demo/server/sessions/applicant.ts';
import { openSealer } from '../../demo/server/sealer.ts';
import type { SessionRecord } from '../../demo/server/storage/records.ts';
import { captureStepIds } from '../../src/model/step.ts';
import { newVerifaSession, newVerilockSession, verifa, verilock } from './backend.ts';
import { Device } from './device.ts';
import { TestSandbox } from './test-sandbox.ts';
import { sessionWhen } from './until.ts';

const isOver = ({ state }: SessionRecord): boolean => state === 'completed' || state === 'failed';

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await TestSandbox.start();
});
afterEach(() => sandbox.stop());

const over = (id: string): Promise<SessionRecord> => sessionWhen(sandbox.running.storage, id, isOver);

describe('a session that plays itself', () => {
  it('goes through everything that the full workflow asks for', async () => {
    const { id } = await newVerifaSession(sandbox.url, {
      ...{ workflow_id: 'wf_full', country: 'US', metadata: { sandbox_capture: 'auto', order: 17 } },
      fields: { first_name: 'Ada' },
    });
    const session = await over(id);
    // It has an outcome step, since nothing else decides it: the person approves.
    expect(session).toMatchObject({ decision: 'approved', consent: { language: 'en' } });
    expect(session.steps).toContain('sandbox-outcome');
    const sealer = await openSealer(`${sandbox.dataDir}/vault.key`);
    expect(openValues(sealer, id, session.fieldsSealed)).toMatchObject({
      ...{ first_name: 'Ada', last_name: 'Specimen' },
      ssn: '',
    });
    const captures = await sandbox.running.storage.captures(id);
    expect(new Set(captures.map(({ step }) => step))).toEqual(new Set(captureStepIds));
    for (const capture of captures) {
      const picture = await sharp(await sandbox.running.vault.read(capture.id)).metadata();
      expect(picture).toMatchObject({
        ...{ format: 'jpeg', width: capture.metadata.width_px, height: capture.metadata.height_px },
      });
    }
    expect(new Set(captures.map(({ sha256 }) => sha256)).size).toBe(captures.length);
  });

  it('is played for either provider', async () => {
    const { id } = await newVerilockSession(sandbox.url, { metadata: { sandbox_capture: 'auto' } });
    await over(id);
    expect((await verilock(sandbox.url, `/sessions/${id}`)).body).toMatchObject({ status: 'approved' });
  });

  it('is taken up again by the same person after a restart in the middle', async () => {
    const { storage } = sandbox.running;
    const { id } = await newVerifaSession(sandbox.url, { metadata: { sandbox_capture: 'auto' } });
    await sessionWhen(storage, id, ({ consent }) => consent !== null);
    await sandbox.restart();
    expect(await over(id)).toMatchObject({ decision: 'approved' });
    expect(await sandbox.running.storage.devices(id)).toHaveLength(1);
  });

  it.each([
    ['another value', { metadata: { sandbox_capture: 'yes' } }, {}],
    ['a live session', { metadata: { sandbox_capture: 'auto' } }, { key: 'vk_live_demo' }],
  ])('is not played for %s', async (_, body, headers) => {
    const { captureUrl } = await newVerifaSession(sandbox.url, body, headers);
    const { id } = await newVerifaSession(sandbox.url, { metadata: { sandbox_capture: 'auto' } });
    // By now the other one would long have been begun.
    await over(id);
    expect(await new Device(captureUrl).claim()).toMatchObject({
      status: 'capturing',
      consent: { accepted: false },
    });
  });
});

describe('a session that decides itself', () => {
  it.each([
    ['approve', 'completed', 'approved', ['session.created', 'session.started', 'session.approved']],
    ['reject', 'completed', 'declined', ['session.created', 'session.started', 'session.declined']],
    [
      'needs_review',
      'under_review',
      'processing',
      ['session.created', 'session.started', 'session.requires-review'],
    ],
    ['fail', 'failed', 'declined', ['session.created', 'session.started']],
  ])('comes to %s', async (outcome, verifaStatus, verilockStatus, events) => {
    const metadata = { sandbox_outcome: outcome };
    const { id, captureUrl } = await newVerifaSession(sandbox.url, { metadata });
    const device = await Device.on(captureUrl);
    await device.captureAll();
    const submitted = await device.complete();
    expect(submitted.steps).not.toContain('sandbox-outcome');
    expect(submitted.status).toBe(outcome === 'fail' ? 'failed' : 'submitted');
    expect((await verifa(sandbox.url, `/sessions/${id}`)).body).toMatchObject({
      status: verifaStatus,
      metadata,
    });
    const deliveries = await sandbox.running.storage.deliveries(id);
    expect(deliveries.map(({ event }) => event).toReversed()).toEqual(events);

    const other = await newVerilockSession(sandbox.url, {
      metadata: { ...metadata, sandbox_capture: 'auto' },
    });
    await over(other.id);
    expect((await verilock(sandbox.url, `/sessions/${other.id}`)).body).toMatchObject({
      status: verilockStatus,
    });
  });

  it.each([
    ['another value', { sandbox_outcome: 'maybe' }, 'vk_sandbox_demo', true],
    ['a live session', { sandbox_outcome: 'reject' }, 'vk_live_demo', false],
  ])('is not made of %s', async (_, metadata, key, hasOutcomeStep) => {
    const { id } = await newVerifaSession(sandbox.url, { metadata }, { key });
    const session = await sandbox.running.storage.session(id);
    expect(session?.autoOutcome).toBeNull();
    expect(session?.steps.includes('sandbox-outcome')).toBe(hasOutcomeStep);
  });

  it('fails for good, but can be resumed like every failed session', async () => {
    const metadata = { sandbox_outcome: 'fail', sandbox_capture: 'auto' };
    const { id } = await newVerifaSession(sandbox.url, { metadata });
    await over(id);
    expect((await verifa(sandbox.url, `/sessions/${id}/resume`, {})).status).toBe(200);
  });
});

describe('a sandbox in which every session decides itself', () => {
  const deciding = async (delayMs: number): Promise<TestSandbox> =>
    TestSandbox.start({ auto: 'reject', processingDelayMs: delayMs });

  it('leaves out the outcome step, and lets a session have another outcome', async () => {
    const own = await deciding(0);
    try {
      const all = await own.running.play('verifa');
      expect(await own.running.storage.session(all)).toMatchObject({
        state: 'completed',
        decision: 'declined',
      });
      const metadata = { sandbox_outcome: 'approve', sandbox_capture: 'auto' };
      const { id } = await newVerifaSession(own.url, { metadata });
      expect(await sessionWhen(own.running.storage, id, isOver)).toMatchObject({ decision: 'approved' });
    } finally {
      await own.stop();
    }
  });

  it('decides after the delay, although nobody asks and its clock stands still', async () => {
    const own = await deciding(300);
    const { storage } = own.running;
    const changedAtMs: number[] = [];
    storage.onChange(({ sessionIds }) => {
      if (sessionIds.size > 0) changedAtMs.push(performance.now());
    });
    try {
      const id = await own.running.play('verilock');
      const session = await sessionWhen(storage, id, isOver);
      expect(session).toMatchObject({
        decision: 'declined',
        completedAtMs: (session.submittedAtMs ?? 0) + 300,
      });
      // That it was submitted, and that it was decided.
      const [submittedAtMs = 0, decidedAtMs = 0] = changedAtMs.slice(-2);
      expect(decidedAtMs - submittedAtMs).toBeGreaterThanOrEqual(290);
    } finally {
      await own.stop();
    }
  });
});

describe('the specimen pictures', () => {
  it('have the shades that were drawn', async () => {
    const shades = Uint8Array.from({ length: 16 * 16 }, (_, index) => index);
    const file = flatJpeg({ columns: 16, rows: 16, shades }, 'shades');
    const { data, info } = await sharp(file).greyscale().raw().toBuffer({ resolveWithObject: true });
    expect(info).toMatchObject({ width: 128, height: 128 });
    const seen = shades.map(
      (_, index) => data[(Math.floor(index / 16) * 8 + 4) * 128 + (index % 16) * 8 + 4] ?? 0,
    );
    expect([...seen]).toEqual([...shades]);
  });

  it('bear steps between the darkest and the lightest shade', async () => {
    const shades = Uint8Array.from({ length: 64 }, (_, index) => (index % 2) * 255);
    const { data } = await sharp(flatJpeg({ columns: 8, rows: 8, shades }, ''))
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(new Set(data)).toEqual(new Set([0, 255]));
  });

  it.each(captureStepIds)('are small for %s, and differ by name and frame', (step) => {
    const { bytes } = specimenPicture(step, 'ses_1');
    expect(bytes.length).toBeLessThan(20_000);
    expect(Buffer.from(bytes).equals(specimenPicture(step, 'ses_1').bytes)).toBe(true);
    expect(Buffer.from(bytes).equals(specimenPicture(step, 'ses_2').bytes)).toBe(false);
    expect(Buffer.from(bytes).equals(specimenPicture(step, 'ses_1', 1).bytes)).toBe(false);
  });
});
