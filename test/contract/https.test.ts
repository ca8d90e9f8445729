/** The sandbox by https, as a phone in the same network needs it: who the certificate is for, and what goes on as ever. */
import { X509Certificate } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readCommand } from '../../demo/server/command/read-command.ts';
import { phoneText } from '../../demo/server/command/texts.ts';
import { openCertificate } from '../../demo/server/certificate.ts';
import { ProofKey } from './proof-key.ts';
import { sandboxOfFile } from './sandbox-of-file.ts';
import type { Storage } from '../../demo/server/storage/storage.ts';

const sandbox = await sandboxOfFile({ https: true });

const certificate = async (): Promise<string> =>
  (JSON.parse(await readFile(join(sandbox.dataDir, 'https.json'), 'utf8')) as { readonly cert: string }).cert;

/** Trusts the sandbox's own certificate and nothing else. */
const call = async (
  url: string,
  method = 'GET',
  headers: Readonly<Record<string, string>> = {},
  sent: object | null = null,
) => {
  const ca = await certificate();
  return new Promise<{
    readonly status: number | undefined;
    readonly headers: IncomingHttpHeaders;
    readonly body: string;
  }>((resolve, reject) => {
    const asked = request(url, { method, headers, ca }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('end', () => {
        resolve({
          status: answer.statusCode,
          headers: answer.headers,
          body: Buffer.concat(pieces).toString(),
        });
      });
    });
    asked.on('error', reject);
    asked.end(sent === null ? '' : JSON.stringify(sent));
  });
};

/** Resolves once a webhook of the session was answered 200; the test's own time limit ends a wait in vain. */
const deliveredWhen = (storage: Storage, id: string): Promise<void> =>
  new Promise((arrived, failed) => {
    const look = (): void => {
      storage.deliveries(id).then((deliveries) => {
        if (!deliveries.some(({ statusCode }) => statusCode === 200)) return;
        stopListening();
        arrived();
      }, failed);
    };
    const stopListening = storage.onChange(look);
    look();
  });

it('answers under every name of the machine with a certificate for that name', async () => {
  expect(sandbox.url).toMatch(/^https:\/\/localhost:\d+$/);
  for (const url of [sandbox.url, ...sandbox.running.lanUrls])
    expect(await call(`${url}/healthz`)).toMatchObject({ status: 200 });
});

it('keeps the key to itself and good for less than the 825 days that browsers allow', async () => {
  const { mode } = await stat(join(sandbox.dataDir, 'https.json'));
  expect(mode & 0o077).toBe(0);
  const { validFrom, validTo } = new X509Certificate(await certificate());
  expect(Date.parse(validTo) - Date.parse(validFrom)).toBeLessThan(825 * 24 * 60 * 60 * 1000);
});

it('gives addresses by https, and its own webhooks arrive', async () => {
  const answer = await call(`${sandbox.url}/api/v1/sessions`, 'POST', { 'X-API-Key': 'vk_sandbox_demo' });
  expect(answer.status).toBe(201);
  const { capture_url, id } = JSON.parse(answer.body) as {
    readonly capture_url: string;
    readonly id: string;
  };
  expect(capture_url.startsWith(`${sandbox.url}/verify/tok_`)).toBe(true);
  await deliveredWhen(sandbox.running.storage, id);
});

it('takes proofs of devices’ keys for its address by https, and for no other', async () => {
  const made = await call(`${sandbox.url}/api/v1/sessions`, 'POST', { 'X-API-Key': 'vk_sandbox_demo' });
  const { capture_url: link } = JSON.parse(made.body) as { readonly capture_url: string };
  const nonce = String((await call(`${link}/invitation`)).headers['dpop-nonce']);
  const key = new ProofKey();
  const proof = (method: string, url: string, credential: string) => ({
    DPoP: key.proof({ method, url, nonce, credential }),
    ...(credential === '' ? {} : { Authorization: `Bearer ${credential}` }),
  });
  const device = { kind: 'phone', label: 'Chrome on Android' };
  const claimed = await call(`${link}/claim`, 'POST', proof('POST', `${link}/claim`, ''), {
    device,
    language: null,
  });
  expect(claimed.status).toBe(200);
  const { credential } = JSON.parse(claimed.body) as { readonly credential: string };
  const url = `${link}/session`;
  const named = [
    url,
    url.replace('https:', 'http:'),
    url.replace(/:\d+\//, '/'),
    url.replace('localhost', '127.0.0.1'),
    `${url}/`,
    url.replace('session', '%73ession'),
    new URL(url).pathname,
  ];
  const answers = await Promise.all(named.map((htu) => call(url, 'GET', proof('GET', htu, credential))));
  expect(answers.map(({ status }) => status)).toEqual([200, 401, 401, 401, 401, 401, 401]);
});

it('takes the same certificate after a restart, and another one for another name', async () => {
  const before = await certificate();
  await sandbox.restart();
  expect(await certificate()).toBe(before);
  const named = await openCertificate(sandbox.dataDir, ['localhost', 'sandbox.example'], Date.now());
  expect(new X509Certificate(named.cert).checkHost('sandbox.example')).toBe('sandbox.example');
});

it('is one word on the command line, and shows a code to scan', async () => {
  expect(readCommand(['sandbox', '--https'], {})).toEqual({
    kind: 'sandbox',
    options: { port: 8787, https: true },
  });
  const text = await phoneText('https://192.0.2.7:8787');
  expect(text).toContain('https://192.0.2.7:8787/');
  expect(text).toMatch(/[▀▄█]{10}/);
});
