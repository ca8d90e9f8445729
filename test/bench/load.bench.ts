/**
 * Two hundred people at once, each with a document of two sides at 3 MB, against the sandbox as a process of its own;
 * meanwhile another process asks the sandbox every 50 ms whether it is well.
 */
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { specimenPicture } from '../../demo/server/play/specimen-pictures.ts';
import { builtCommand, CommandProcess } from '../contract/command-process.ts';
import { call, hangUp, json } from './json-call.ts';
import { peakMemoryMib, said } from './process-figures.ts';
import { row, share } from './share.ts';

const people = 200;
const sideBytes = 3_000_000;
/** What a page under load must not wait longer for, in milliseconds. */
const healthyMs = 100;

/** One drawing with zeros behind its end, which decoders pass over; the last bytes make each side another file. */
const padded = Buffer.alloc(sideBytes);
padded.set(specimenPicture('document-front', 'load').bytes);
const side = (): Buffer => {
  const bytes = Buffer.from(padded);
  bytes.set(randomBytes(8), sideBytes - 8);
  return bytes;
};

const metadata = Buffer.from(JSON.stringify({ source: 'camera', width_px: 960, height_px: 608 })).toString(
  'base64url',
);

/** A session of a document with two sides; `uploadsMs` gets how long each upload took. */
const capture = async (captureUrl: string, uploadsMs: number[]): Promise<void> => {
  const claimed = await call(
    `${captureUrl}/claim`,
    'POST',
    json,
    JSON.stringify({
      device_key: randomBytes(16).toString('hex'),
      device: { kind: 'phone', label: 'Load' },
      language: 'en',
    }),
  );
  const headers = { ...json, Authorization: `Bearer ${String(claimed['credential'])}` };
  const { version, language } = (claimed['session'] as { consent: { version: string; language: string } })
    .consent;
  await call(`${captureUrl}/consent`, 'POST', headers, JSON.stringify({ version, language }));
  await call(`${captureUrl}/document-type`, 'PUT', headers, '{"document_type":"drivers_license"}');
  for (const step of ['document-front', 'document-back']) {
    const startedAtMs = performance.now();
    const upload = { ...headers, 'Content-Type': 'image/jpeg', 'Idv-Capture-Metadata': metadata };
    await call(`${captureUrl}/captures/${step}`, 'PUT', upload, side());
    uploadsMs.push(performance.now() - startedAtMs);
  }
  const { status } = await call(`${captureUrl}/complete`, 'POST', headers, '{}');
  if (status !== 'submitted') throw new Error(`ended as ${String(status)}`);
};

it('two hundred captures at once', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'sandbox-load-'));
  const server = new CommandProcess(builtCommand, [
    ...['sandbox', '--port', '0', '--data', dataDir],
    ...['--auto', 'approve'],
  ]);
  try {
    const url = await server.listening;
    const captureUrls: string[] = [];
    for (let person = 0; person < people; person += 1) {
      const headers = { ...json, 'X-API-Key': 'vk_sandbox_demo' };
      const { capture_url } = await call(
        `${url}/api/v1/sessions`,
        'POST',
        headers,
        '{"workflow_id":"wf_document"}',
      );
      captureUrls.push(String(capture_url));
    }
    const watcher = fork(new URL('./load-watcher.mjs', import.meta.url), [`${url}/healthz`], {
      execArgv: [],
    });
    await once(watcher, 'message');
    const uploadsMs: number[] = [];
    const startedAtMs = performance.now();
    const results = await Promise.allSettled(captureUrls.map((captureUrl) => capture(captureUrl, uploadsMs)));
    const tookMs = performance.now() - startedAtMs;
    watcher.send('stop');
    const [healthMs] = (await once(watcher, 'message')) as [number[]];
    const failures = results.flatMap((result) =>
      result.status === 'rejected' ? [String(result.reason)] : [],
    );
    const megabytes = (people * 2 * sideBytes) / 1_000_000;
    const peak = said(await peakMemoryMib(server.processId), 'MiB');
    console.log(
      [
        '',
        `${String(people)} captures of two sides, ${String(sideBytes / 1_000_000)} MB each               median      p95      max, ms`,
        row(`healthz, asked ${String(healthMs.length)} times from another process`, healthMs),
        row('one upload, waiting in line included', uploadsMs),
        `all of it: ${(tookMs / 1000).toFixed(1)} s, ${(megabytes / (tookMs / 1000)).toFixed(0)} MB/s; memory of the server at most: ${peak}`,
        '',
      ].join('\n'),
    );
    expect(failures).toEqual([]);
    expect(uploadsMs).toHaveLength(2 * people);
    expect(share(healthMs, 0.5)).toBeLessThan(healthyMs);
  } finally {
    await server.end('SIGTERM');
    hangUp();
    await rm(dataDir, { recursive: true, force: true });
  }
});
