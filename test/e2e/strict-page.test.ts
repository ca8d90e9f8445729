/**
 * A shop of another origin under the strictest policy that the README promises, trusted types included: what either provider's documented
 * session API answers is pasted as `session`, a one-time link as `capture-url`, and nothing is violated.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { begin, standardCaptures, standardSteps, walk } from './capture-walk.ts';
import { Journey } from './journey.ts';
import { credentials, pageWithSession, postSession } from './session-api.ts';
import { expectStored } from './stored-session.ts';
import { StrictShop } from './strict-shop.ts';

let journey: Journey;
let shop: StrictShop;

beforeAll(async () => {
  journey = await Journey.begin();
  shop = await StrictShop.open(journey.origin);
});

afterAll(async () => {
  await journey.end();
  await shop.close();
});

const { verifa, verilock } = credentials;
const post = (path: string, headers: Readonly<Record<string, string>>, body: object) =>
  postSession(journey.origin, path, headers, body);
const profile = { profile_id: '01234567-89ab-cdef-0123-456789abcdef' };

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
  ['Verifa', async () => pageWithSession(await post('', verifa, { country: 'DE' }))],
  ['Verifa, relayed in camel case', async () => pageWithSession(camelCase(await post('', verifa, {})))],
  ['Verilock', async () => pageWithSession(await post('', verilock, profile))],
  [
    'Verilock, relayed in kebab case',
    async () => pageWithSession(kebabCase(await post('', verilock, profile))),
  ],
  [
    'a one-time link of Verifa',
    async () => {
      const { id } = await post('', verifa, {});
      const { capture_url: link } = await post(`/${String(id)}/generate-one-time-link`, verifa, {});
      const attributes = { redirect: 'off', 'capture-url': String(link), theme: 'dark' };
      return `const element = document.createElement('idv-capture'); for (const [name, value] of Object.entries(${JSON.stringify(attributes)})) element.setAttribute(name, value); document.body.append(element);`;
    },
  ],
])('%s', async (_, make) => {
  shop.script = await make();
  shop.violations.length = 0;
  const { page, record, widget, context } = await journey.visitor({ otherHosts: [shop.host] });
  await page.goto(shop.origin);
  await begin(widget);
  await widget.reached('consent');
  const sessionId = await widget.sessionId();
  await walk(journey, widget, standardSteps, { by: 'camera' });
  await widget.became('completed');
  await expectStored(journey.sandbox, sessionId, [record], standardCaptures);
  expect(record.faults).toEqual([]);
  expect(shop.violations).toEqual([]);
  expect(await widget.element.evaluate((element) => element.outerHTML)).not.toContain('tok_');
  await context.close();
});
