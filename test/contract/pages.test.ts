/** The built files: which address gives which, with which headers, and that nothing else on the disk can be had. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newVerifaSession } from './backend.ts';
import { TestSandbox } from './test-sandbox.ts';

let sandbox: TestSandbox;
let assetsDir: string;
beforeAll(async () => {
  assetsDir = await mkdtemp(join(tmpdir(), 'assets-'));
  await mkdir(join(assetsDir, 'cdn/chunks'), { recursive: true });
  await mkdir(join(assetsDir, 'pages/assets'), { recursive: true });
  await mkdir(join(assetsDir, 'sandbox'), { recursive: true });
  for (const page of ['index', 'embed', 'console', 'done', 'hosted', 'enter-code'])
    await writeFile(join(assetsDir, `pages/${page}.html`), `<title>${page}</title>`);
  await writeFile(join(assetsDir, 'pages/assets/style-1.css'), 'a{}');
  await writeFile(join(assetsDir, 'pages/assets/.hidden.css'), 'secret');
  await writeFile(join(assetsDir, 'pages/assets/data.dat'), 'secret');
  await writeFile(join(assetsDir, 'cdn/idv-capture.js'), 'export {};');
  await writeFile(join(assetsDir, 'cdn/chunks/part-1.js'), 'export {};');
  await mkdir(join(assetsDir, 'cdn/face'));
  await writeFile(join(assetsDir, 'cdn/face/weights.bin'), 'weights');
  await writeFile(join(assetsDir, 'sandbox/main.js'), 'secret');
  await symlink(join(assetsDir, 'sandbox/main.js'), join(assetsDir, 'cdn/chunks/link.js'));
  sandbox = await TestSandbox.start({ assetsDir });
});
afterAll(async () => {
  await sandbox.stop();
  await rm(assetsDir, { recursive: true });
});

const directives = (response: Response): readonly string[] =>
  (response.headers.get('Content-Security-Policy') ?? '').split('; ');

const strict = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
];

it.each([
  ['/', 'index'],
  ['/embed', 'embed'],
  ['/console', 'console'],
  ['/done?session_id=ses_1&status=completed', 'done'],
  ['/verify/tok_unknown', 'hosted'],
  [`/verify/-/${'h'.repeat(43)}`, 'hosted'],
  ['/verify', 'enter-code'],
  ['/verify/', 'enter-code'],
])('%s is the page "%s" under a strict policy', async (path, title) => {
  const response = await fetch(sandbox.url + path);
  expect(response.status).toBe(200);
  expect(await response.text()).toBe(`<title>${title}</title>`);
  expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
  expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
  expect(directives(response)).toEqual(expect.arrayContaining(strict));
  expect(directives(response).some((directive) => directive.startsWith('frame-ancestors'))).toBe(true);
});

it('lets the embedding page frame the other name of this machine', async () => {
  const response = await fetch(`${sandbox.url}/embed`);
  const port = String(sandbox.running.port);
  expect(directives(response)).toContain(
    `frame-src 'self' http://127.0.0.1:${port} http://localhost:${port}`,
  );
});

describe('the hosted page', () => {
  it('may be framed by allowed origins, and sends no referrer', async () => {
    const { captureUrl } = await newVerifaSession(sandbox.url);
    const response = await fetch(captureUrl);
    expect(directives(response)).toContain("frame-ancestors 'self' http://localhost:* http://127.0.0.1:*");
    expect(response.headers.get('Referrer-Policy')).toBe('no-referrer');
  });

  it('answers HEAD like GET, without a body', async () => {
    const { captureUrl } = await newVerifaSession(sandbox.url);
    const response = await fetch(captureUrl, { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });
});

it('lets nobody frame the page to type a code, nor use a camera there', async () => {
  const response = await fetch(`${sandbox.url}/verify`);
  expect(directives(response)).toContain("frame-ancestors 'none'");
  expect(response.headers.get('Permissions-Policy')).toContain('camera=()');
  expect(response.headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
  expect(response.headers.get('Referrer-Policy')).toBe('no-referrer');
});

describe('the widget', () => {
  it.each([
    ['/idv-capture.js', 'no-cache', 'text/javascript; charset=utf-8'],
    ['/chunks/part-1.js', 'public, max-age=31536000, immutable', 'text/javascript; charset=utf-8'],
    ['/face/weights.bin', 'no-cache', 'application/octet-stream'],
  ])('%s can be loaded by a page of any origin', async (path, caching, type) => {
    const response = await fetch(sandbox.url + path);
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe(type);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(response.headers.get('Cache-Control')).toBe(caching);
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
  });
});

it('serves the pages’ assets', async () => {
  const response = await fetch(`${sandbox.url}/assets/style-1.css`);
  expect(response.headers.get('Content-Type')).toBe('text/css; charset=utf-8');
  expect(await response.text()).toBe('a{}');
});

describe('nothing else', () => {
  /** The path as it is: fetch would tidy it up before it leaves. */
  const raw = (path: string): Promise<{ readonly status: number; readonly body: string }> =>
    new Promise((resolve, reject) => {
      const call = request({ host: '127.0.0.1', port: sandbox.running.port, path }, (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (piece: string) => (body += piece));
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, body });
        });
      });
      call.on('error', reject).end();
    });

  it.each([
    '/assets/../../sandbox/main.js',
    '/assets/..%2f..%2fsandbox%2fmain.js',
    '/assets/%2e%2e/%2e%2e/sandbox/main.js',
    '/assets/..%5c..%5csandbox%5cmain.js',
    '/chunks/..%2f..%2fsandbox%2fmain.js',
    '/chunks/link.js',
    '/chunks/part-1.js%00.js',
    '/assets/.hidden.css',
    '/assets/data.dat',
    '/assets/',
    '/chunks/none.js',
    '/sandbox/main.js',
    '/pages/index.html',
    '/etc/passwd',
    '//etc/passwd',
  ])('can be had: %s', async (path) => {
    const { status, body } = await raw(path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body).not.toContain('secret');
    expect(body).not.toContain('export');
  });
});

it('says what is missing before the pages are built', async () => {
  const bare = await TestSandbox.start({ assetsDir: join(assetsDir, 'none') });
  try {
    const response = await fetch(`${bare.url}/`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('npm start');
  } finally {
    await bare.stop();
  }
});

it('has no icon where a page names none, and no error either', async () => {
  expect((await fetch(`${sandbox.url}/favicon.ico`)).status).toBe(204);
});

it.each(['privacy', 'terms'])('has the %s page that the consent links to', async (name) => {
  const response = await fetch(`${sandbox.url}/legal/${name}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('Referrer-Policy')).toBe('no-referrer');
  expect(directives(response)).toContain("default-src 'none'");
  const text = await response.text();
  expect(text).toContain('<html lang="en">');
  expect(text).not.toMatch(/<script|style=/);
});
