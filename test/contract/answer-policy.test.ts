/** What browsers may do with an answer: asked of every route that the sandbox has, whatever it answers. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../demo/server/app.ts';
import { captureApi } from '../../demo/server/capture/capture-api.ts';
import { codeEntry } from '../../demo/server/capture/enter-code.ts';
import { openApiDocuments } from '../../demo/server/open-api-documents.ts';
import { pagePolicy } from '../../demo/server/page-policy.ts';
import type { Services } from '../../demo/server/services.ts';
import { newVerifaSession, newVerilockSession } from './backend.ts';
import { TestSandbox } from './test-sandbox.ts';

const bank = 'https://bank.example';
let sandbox: TestSandbox;
let assetsDir: string;
beforeAll(async () => {
  assetsDir = await mkdtemp(join(tmpdir(), 'assets-'));
  for (const folder of ['cdn/chunks', 'cdn/face', 'pages/assets'])
    await mkdir(join(assetsDir, folder), { recursive: true });
  for (const page of ['index', 'embed', 'console', 'done', 'hosted', 'enter-code'])
    await writeFile(join(assetsDir, `pages/${page}.html`), '<title>A page</title>');
  for (const file of ['cdn/idv-capture.js', 'cdn/chunks/sample.js', 'cdn/face/sample.js'])
    await writeFile(join(assetsDir, file), 'export {};');
  await writeFile(join(assetsDir, 'pages/assets/sample.css'), 'a{}');
  const generous = { all: 10_000, creating: 10_000 };
  const callLimits = { verifa: generous, verilock: generous };
  sandbox = await TestSandbox.start({ assetsDir, allowedOrigins: [bank], callLimits });
});
afterAll(async () => {
  await sandbox.stop();
  await rm(assetsDir, { recursive: true });
});

/** The routes as the server itself lists them; whatever is served by method `ALL` is listed by its own part. */
const routes = (): readonly (readonly [method: string, path: string])[] => {
  const services = { assetsDir: '', allowedOrigins: [] } as unknown as Services;
  const parts = [createApp(services, true), captureApi(services), codeEntry(services)];
  const listed = parts
    .flatMap(({ routes: own }) => own)
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path}`);
  const described = Object.values(openApiDocuments()).flatMap((document) =>
    Object.entries(document['paths'] as Record<string, object>).flatMap(([path, operations]) =>
      Object.keys(operations)
        .filter((method) => /^(?:get|put|post|patch|delete)$/.test(method))
        .map((method) => `${method.toUpperCase()} /api/v1${path.replace(/^\/api\/v1/, '')}`),
    ),
  );
  return [...new Set([...listed, ...described])].map((route) => route.split(' ') as [string, string]);
};

const headersOf = (response: Response): Readonly<Record<string, string | null>> =>
  Object.fromEntries(
    ['X-Content-Type-Options', 'Referrer-Policy', 'Cross-Origin-Opener-Policy', 'Permissions-Policy'].map(
      (name) => [name, response.headers.get(name)],
    ),
  );

const directives = (response: Response): readonly string[] =>
  (response.headers.get('Content-Security-Policy') ?? '').split('; ').filter(Boolean);

const expectPolicy = (response: Response, what: string): void => {
  const policy = headersOf(response);
  expect(policy['X-Content-Type-Options'], what).toBe('nosniff');
  expect(policy['Referrer-Policy'], what).toBe('no-referrer');
  expect(policy['Cross-Origin-Opener-Policy'], what).toMatch(
    /^(?:same-origin(?:-allow-popups)?|unsafe-none)$/,
  );
  expect(policy['Permissions-Policy'], what).toMatch(/camera=\(.*geolocation=\(\).*microphone=\(\)/);
  const isScript = response.headers.get('Content-Type')?.startsWith('text/javascript');
  if (isScript) {
    expect(directives(response), what).toEqual([]);
    return;
  }
  expect(directives(response), what).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      "base-uri 'none'",
      expect.stringMatching(/^frame-ancestors /),
    ]),
  );
};

/** A token and ids that exist, so that what is behind the first gate answers as well. */
const filledIn = async (path: string): Promise<string> => {
  const [, token = ''] = (await newVerifaSession(sandbox.url)).captureUrl.split('/verify/');
  const { id } = path.includes('profile')
    ? await newVerilockSession(sandbox.url)
    : await newVerifaSession(sandbox.url);
  return path
    .replace(':token', token)
    .replaceAll(/\{session_id\}|:id\b|:session_id\b/g, id)
    .replaceAll(/\/chunks\/:file|\/face\/:file/g, (place) => place.replace(':file', 'sample.js'))
    .replaceAll(/:path\{[^}]*\}/g, 'sample.css')
    .replaceAll(/:\w+|\{\w+\}/g, 'sample');
};

const credentials: readonly Readonly<Record<string, string>>[] = [
  {},
  { 'X-API-Key': 'vk_sandbox_demo' },
  { Authorization: 'Bearer qi_test_demo' },
];

it('lists every part of the server', () => {
  const listed = routes().map(([method, path]) => `${method} ${path}`);
  expect(listed).toEqual(
    expect.arrayContaining([
      ...['GET /', 'GET /embed', 'GET /console', 'GET /done', 'GET /verify/:token', 'GET /legal/privacy'],
      'GET /verify/-/:handle',
      ...['GET /healthz', 'GET /idv-capture.js', 'GET /chunks/:file', 'POST /demo/sessions'],
      ...['POST /webhooks/receiver', 'GET /console/api/sessions', 'GET /openapi/verifa.json'],
      ...['POST /verify/:token/claim', 'PUT /verify/:token/captures/:step', 'GET /verify/:token/events'],
      ...[
        'POST /verify/:token/decline',
        'POST /verify/:token/presence',
        'POST /verify/:token/handoff/resume',
      ],
      ...['GET /verify', 'POST /verify/code', 'POST /api/v1/sessions', 'GET /api/v1/profiles/{profile_id}'],
    ]),
  );
  expect(listed.length).toBeGreaterThan(55);
});

it.each(routes())('%s %s, by whomever it is asked', async (method, path) => {
  for (const headers of credentials) {
    const body = method === 'GET' || method === 'DELETE' ? null : '{}';
    const response = await fetch(sandbox.url + (await filledIn(path)), {
      method,
      headers: { 'Content-Type': 'application/json', ...headers },
      body,
      redirect: 'manual',
    });
    await response.body?.cancel();
    expectPolicy(response, `${method} ${path} ${Object.keys(headers).join()}: ${response.status}`);
  }
});

it.each([
  ['GET', '/nowhere', 404],
  ['POST', '/', 404],
  ['GET', '/api/v1/nowhere', 401],
  ['GET', '/verify/tok_unknown/nowhere', 404],
  ['GET', '/console/captures/none', 404],
  ['GET', '/chunks/none.js', 404],
  ['HEAD', '/verify/tok_unknown', 200],
  ['OPTIONS', '/verify/tok_unknown/session', 204],
  ['OPTIONS', '/verify/code', 204],
  ['POST', '/verify/code', 422],
  ['PUT', '/verify/code', 404],
  ['GET', '/favicon.ico', 204],
])('%s %s answers %i under the same policy', async (method, path, status) => {
  const response = await fetch(sandbox.url + path, { method });
  expect(response.status).toBe(status);
  expectPolicy(response, path);
});

it('the events of a session, too', async () => {
  const { captureUrl } = await newVerifaSession(sandbox.url);
  const stopped = new AbortController();
  const response = await fetch(`${captureUrl}/events`, { signal: stopped.signal });
  expectPolicy(response, 'events');
  stopped.abort();
});

it('a page of a foreign name gets nothing, under the same policy', async () => {
  const headers = await new Promise<Record<string, unknown>>((resolve, reject) => {
    request(
      { host: '127.0.0.1', port: sandbox.running.port, path: '/', headers: { Host: 'evil.example' } },
      (response) => {
        expect(response.statusCode).toBe(403);
        response.resume();
        resolve(response.headers);
      },
    )
      .on('error', reject)
      .end();
  });
  expect(headers).toMatchObject({
    'content-security-policy': expect.stringContaining("frame-ancestors 'none'") as string,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
});

describe('who may frame a page', () => {
  it.each([
    ['/', "frame-ancestors 'self'"],
    ['/embed', "frame-ancestors 'self'"],
    ['/done', "frame-ancestors 'self'"],
    ['/console', "frame-ancestors 'none'"],
    ['/verify', "frame-ancestors 'none'"],
    ['/legal/terms', "frame-ancestors 'none'"],
    ['/healthz', "frame-ancestors 'none'"],
    ['/verify/tok_unknown', `frame-ancestors 'self' ${bank}`],
    [`/verify/-/${'h'.repeat(43)}`, `frame-ancestors 'self' ${bank}`],
    ['/verify/-/handle', "frame-ancestors 'none'"],
    ['/verify/tok_unknown/invitation', "frame-ancestors 'none'"],
  ])('%s: %s', async (path, ancestors) => {
    expect(directives(await fetch(sandbox.url + path))).toContain(ancestors);
  });

  it.each([
    [[], "'self'"],
    [[bank, 'https://bank.example:8443'], `'self' ${bank} https://bank.example:8443`],
    [['http://localhost:*', 'http://[::1]:3000'], "'self' http://localhost:* http://[::1]:3000"],
    [['*', 'https:', 'https://*', 'https://*.example', 'data:', 'null', "'unsafe-inline'", ''], "'self'"],
    [
      ['https://a.example; script-src *', 'https://a.example https://b.example', 'https://a.example/x'],
      "'self'",
    ],
    [['https://a.example,https://b.example', 'https://a@b.example', 'https://a.example:443:*'], "'self'"],
  ])('allowed %j means %s', (allowed, ancestors) => {
    const policy = pagePolicy('hosted', new URL('http://localhost:8787/verify/t'), allowed);
    expect(policy['Content-Security-Policy']?.split('; ').at(-1)).toBe(`frame-ancestors ${ancestors}`);
  });
});

describe('what a page may do', () => {
  it.each([
    ['/', 'camera=(self)', 'same-origin-allow-popups'],
    ['/verify/tok_unknown', 'camera=(self)', 'unsafe-none'],
    [`/verify/-/${'h'.repeat(43)}`, 'camera=(self)', 'unsafe-none'],
    ['/console', 'camera=()', 'same-origin'],
    ['/verify', 'camera=()', 'same-origin'],
    ['/done', 'camera=()', 'same-origin'],
    ['/legal/privacy', 'camera=()', 'same-origin'],
  ])('%s: %s, opened by %s', async (path, camera, opener) => {
    const { headers } = await fetch(sandbox.url + path);
    expect(headers.get('Permissions-Policy')?.split(', ')).toContain(camera);
    expect(headers.get('Cross-Origin-Opener-Policy')).toBe(opener);
  });

  it('the page around a frame lends it the camera, and nothing else', async () => {
    const { headers } = await fetch(`${sandbox.url}/embed`);
    const port = String(sandbox.running.port);
    const lent = (headers.get('Permissions-Policy') ?? '').split(', ').filter((one) => !one.endsWith('=()'));
    expect(lent).toEqual([`camera=(self "http://127.0.0.1:${port}" "http://localhost:${port}")`]);
  });
});
