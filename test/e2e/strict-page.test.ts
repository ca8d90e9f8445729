/**
 * A shop of another origin under the strictest policy that the README promises: what either provider's documented
 * session API answers is pasted as `session`, a one-time link as `capture-url`, and nothing is violated.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { begin, standardSteps, walk } from './capture-walk.ts';
import { Journey } from './journey.ts';
import { expectStored } from './stored-session.ts';

const captures = ['document-front', 'document-back', 'selfie', 'liveness'] as const;

let journey: Journey;
let shop: Server;
let shopOrigin: string;
/** The script of the shop's page, as the test at hand wants it. */
let script = '';

beforeAll(async () => {
  journey = await Journey.begin();
  const cdn = resolve('dist/cdn');
  const policy = `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' ${journey.origin}`;
  shop = createServer((request, response) => {
    const path = request.url ?? '/';
    const send = (type: string, body: string | Buffer): void => {
      response.writeHead(200, { 'Content-Type': type, 'Content-Security-Policy': policy }).end(body);
    };
    if (path === '/')
      send(
        'text/html',
        '<!doctype html><html lang="en"><title>A shop</title><link rel="icon" href="/icon.svg"><body><script type="module" src="/shop.js"></script></body></html>',
      );
    else if (path === '/shop.js') send('text/javascript', `import '/idv-capture.js';\n${script}`);
    else if (path === '/icon.svg') send('image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>');
    else
      readFile(cdn + path).then(
        (bytes) => {
          send('text/javascript', bytes);
        },
        () => response.writeHead(404).end(),
      );
  });
  await new Promise<void>((done) => {
    shop.listen(0, '127.0.0.1', done);
  });
  shopOrigin = `http://127.0.0.1:${String((shop.address() as AddressInfo).port)}`;
});

afterAll(async () => {
  await journey.end();
  shop.close();
});

const post = async (
  path: string,
  headers: Readonly<Record<string, string>>,
  body: object,
): Promise<Record<string, unknown>> => {
  const response = await fetch(`${journey.origin}/api/v1/sessions${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  expect(response.ok).toBe(true);
  return (await response.json()) as Record<string, unknown>;
};

const verifa = { 'X-API-Key': 'vk_sandbox_demo' };
const verilock = { Authorization: 'Bearer qi_test_demo' };
const profile = { profile_id: '01234567-89ab-cdef-0123-456789abcdef' };

const withSession = (answer: object): string =>
  `const element = document.createElement('idv-capture'); element.redirect = 'off'; element.session = ${JSON.stringify(answer)}; document.body.append(element);`;

const camelCase = (answer: object): object =>
  Object.fromEntries(
    Object.entries(answer).map(([key, value]) => [
      key.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
      value as unknown,
    ]),
  );

const kebabCase = (answer: object): object =>
  Object.fromEntries(
    Object.entries(answer).map(([key, value]) => [key.replaceAll('_', '-'), value as unknown]),
  );

test.each([
  ['Verifa', async () => withSession(await post('', verifa, { country: 'DE' }))],
  ['Verifa, relayed in camel case', async () => withSession(camelCase(await post('', verifa, {})))],
  ['Verilock', async () => withSession(await post('', verilock, profile))],
  ['Verilock, relayed in kebab case', async () => withSession(kebabCase(await post('', verilock, profile)))],
  [
    'a one-time link of Verifa',
    async () => {
      const { id } = await post('', verifa, {});
      const { capture_url: link } = await post(`/${String(id)}/generate-one-time-link`, verifa, {});
      return `document.body.insertAdjacentHTML('beforeend', '<idv-capture redirect="off" capture-url="${String(link)}" theme="dark"></idv-capture>');`;
    },
  ],
])('%s', async (_, make) => {
  script = await make();
  const { page, record, widget, context } = await journey.visitor({ otherHosts: [new URL(shopOrigin).host] });
  await page.goto(shopOrigin);
  await begin(widget);
  await widget.reached('consent');
  const sessionId = await widget.sessionId();
  await walk(journey, widget, standardSteps, { by: 'camera' });
  await widget.became('completed');
  await expectStored(journey.sandbox, sessionId, [record], captures);
  expect(record.faults).toEqual([]);
  expect(await widget.element.evaluate((element) => element.outerHTML)).not.toContain('tok_');
  await context.close();
});
