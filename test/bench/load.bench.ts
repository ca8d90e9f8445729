/**
 * Two hundred people at once, each with a document of two sides at 3 MB, against the sandbox as a process of its own;
 * meanwhile another process asks the sandbox every 50 ms whether it is well.
 */
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent, request } from 'node:http';
import { expect, it } from 'vitest';
import { specimenPicture } from '../../demo/server/play/specimen-pictures.ts';
import { builtCommand, CommandProcess } from '../contract/command-process.ts';

const people = 200;
const sideBytes = 3_000_000;
/** What a page under load must not wait longer for, in milliseconds. */
const healthyMs = 100;

const agent = new Agent({ keepAlive: true });

const call = (
  url: string,
  method: string,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array | string,
): Promise<Record<string, unknown>> =>
  new Promise((done, failed) => {
    const outgoing = request(
      url,
      { method, agent, headers: { ...headers, 'Content-Length': Buffer.byteLength(body) } },
      (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('end', () => {
          const text = Buffer.concat(pieces).toString();
          if ((response.statusCode ?? 500) < 300) done(JSON.parse(text) as Record<string, unknown>);
          else failed(new Error(`${method} ${url}: ${String(response.statusCode)} ${text}`));
        });
      },
    );
    outgoing.on('error', failed);
    outgoing.end(body);
  });

/** One drawing with zeros behind its end, which decoders pass over; the last bytes make each side another file. */
const padded = Buffer.alloc(sideBytes);
padded.set(specimenPicture('document-front', 'load').bytes);
const side = (): Buffer => {
  const bytes = Buffer.from(padded);
  bytes.set(randomBytes(8), sideBytes - 8);
  return bytes;
};

const json = { 'Content-Type': 'application/json' };
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

const share = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;

const row = (name: string, valuesMs: readonly number[]): string => {
  const sorted = [...valuesMs].sort((a, b) => a - b);
  const cells = [share(sorted, 0.5), share(sorted, 0.95), share(sorted, 1)];
  return name.padEnd(46) + cells.map((value) => value.toFixed(1).padStart(9)).join('');
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
    const peak = await peakMemory(server.processId);
    console.log(
      [
        '',
        `${String(people)} captures of two sides, ${String(sideBytes / 1_000_000)} MB each     median      p95      max, ms`,
        row(`healthz, asked ${String(healthMs.length)} times from another process`, healthMs),
        row('one upload, waiting in line included', uploadsMs),
        `all of it: ${(tookMs / 1000).toFixed(1)} s, ${(megabytes / (tookMs / 1000)).toFixed(0)} MB/s; memory of the server at most: ${peak}`,
        '',
      ].join('\n'),
    );
    expect(failures).toEqual([]);
    expect(uploadsMs).toHaveLength(2 * people);
    expect(
      share(
        [...healthMs].sort((a, b) => a - b),
        0.5,
      ),
    ).toBeLessThan(healthyMs);
  } finally {
    await server.end('SIGTERM');
    agent.destroy();
    await rm(dataDir, { recursive: true, force: true });
  }
});

/** The most memory that a process has had at once, where the system tells. */
const peakMemory = async (processId: number): Promise<string> => {
  const status = await readFile(`/proc/${String(processId)}/status`, 'utf8').catch(() => '');
  const kilobytes = Number(/^VmHWM:\s+(?<kB>\d+) kB$/m.exec(status)?.groups?.['kB']);
  return Number.isNaN(kilobytes) ? 'unknown' : `${(kilobytes / 1024).toFixed(0)} MiB`;
};
