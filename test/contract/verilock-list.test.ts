/** Verilock "List sessions": pages, filters, and values that are refused. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newVerifaSession, newVerilockSession, verilock, type Json } from './backend.ts';
import { Device } from './device.ts';
import { like } from './like.ts';
import { TestSandbox } from './test-sandbox.ts';

let sandbox: TestSandbox;
/** Sessions by what becomes of them; `day1` to `day3` are the days on which they were made. */
const ids: Record<string, string> = {};

const dayMs = 24 * 60 * 60 * 1000;

const decided = async (outcome: string): Promise<string> => {
  const { id, captureUrl } = await newVerilockSession(sandbox.url);
  const device = await Device.on(captureUrl);
  await device.captureAll();
  await device.complete();
  if (outcome !== '') await device.ask('POST', '/sandbox-outcome', { outcome });
  return id;
};

beforeAll(async () => {
  sandbox = await TestSandbox.start();
  // 2026-03-01 at noon, the last instant of 2026-03-02, the first of 2026-03-03.
  ids['day1'] = (await newVerilockSession(sandbox.url, { expires_in: 300 })).id;
  sandbox.clock.timeMs = Date.parse('2026-03-02T23:59:59.999Z');
  ids['day2'] = await decided('approve');
  sandbox.clock.timeMs += 1;
  ids['day3'] = await decided('reject');
  ids['submitted'] = await decided('');
  ids['reviewed'] = await decided('needs_review');
  ids['open'] = (await newVerilockSession(sandbox.url)).id;
  await newVerilockSession(sandbox.url, {}, { key: 'qi_live_demo' });
  await newVerifaSession(sandbox.url);
});
afterAll(() => sandbox.stop());

const list = (query = '', key = 'qi_test_demo') =>
  verilock(sandbox.url, `/sessions${query}`, undefined, { key });

/** What the sessions of an answer are called in `ids`. */
const named = (body: Json) =>
  (body['data'] as readonly Json[]).map(
    ({ id }) => Object.entries(ids).find(([, known]) => known === id)?.[0] ?? 'a stranger',
  );

const newestFirst = ['open', 'reviewed', 'submitted', 'day3', 'day2', 'day1'];

it('answers {data, meta}, the newest first, 15 a page', async () => {
  const { status, body } = await list();
  expect(status).toBe(200);
  expect(named(body)).toEqual(newestFirst);
  expect(body['meta']).toEqual({ current_page: 1, last_page: 1, per_page: 15, total: 6 });
});

it('shows each session as "Get a session" does', async () => {
  const { body } = await list('?per_page=1&page=5');
  const one = await verilock(sandbox.url, `/sessions/${ids['day2'] ?? ''}`);
  expect(body['data']).toEqual([one.body]);
});

it('has no session of another environment or provider', async () => {
  expect((await list('', 'qi_live_demo')).body).toMatchObject({
    data: [{ id: like(/^ses_/), status: 'created' }],
    meta: { total: 1 },
  });
});

describe('page and per_page', () => {
  it.each([
    ['?per_page=4', newestFirst.slice(0, 4), { current_page: 1, last_page: 2, per_page: 4, total: 6 }],
    ['?per_page=4&page=2', newestFirst.slice(4), { current_page: 2, last_page: 2, per_page: 4, total: 6 }],
    ['?per_page=3&page=2', newestFirst.slice(3), { current_page: 2, last_page: 2, per_page: 3, total: 6 }],
    ['?page=7', [], { current_page: 7, last_page: 1, per_page: 15, total: 6 }],
    ['?per_page=100', newestFirst, { current_page: 1, last_page: 1, per_page: 100, total: 6 }],
    ['?status=approved&page=2', [], { current_page: 2, last_page: 1, per_page: 15, total: 1 }],
  ])('%s', async (query, expected, meta) => {
    const { body } = await list(query);
    expect(named(body)).toEqual(expected);
    expect(body['meta']).toEqual(meta);
  });

  it('has one empty page where there is nothing', async () => {
    expect((await list('?from=2027-01-01')).body).toEqual({
      data: [],
      meta: { current_page: 1, last_page: 1, per_page: 15, total: 0 },
    });
  });
});

describe('status', () => {
  it.each([
    ['created', ['open']],
    ['processing', ['reviewed', 'submitted']],
    ['approved', ['day2']],
    ['declined', ['day3']],
    // Nobody has asked for this session since its time ran out.
    ['expired', ['day1']],
  ])('%s', async (status, expected) => {
    expect(named((await list(`?status=${status}`)).body)).toEqual(expected);
  });
});

describe('from and to, days in UTC, both included', () => {
  it.each([
    ['?from=2026-03-02', newestFirst.slice(0, 5)],
    ['?from=2026-03-03', newestFirst.slice(0, 4)],
    ['?to=2026-03-02', ['day2', 'day1']],
    ['?to=2026-02-28', []],
    ['?from=2026-03-02&to=2026-03-02', ['day2']],
    ['?from=2026-03-01&to=2026-03-03&status=declined', ['day3']],
  ])('%s', async (query, expected) => {
    expect(named((await list(query)).body)).toEqual(expected);
  });
});

describe('values that are refused', () => {
  it.each([
    ['page', '?page=0'],
    ['page', '?page=-1'],
    ['page', '?page=1.5'],
    ['page', '?page=1e3'],
    ['page', '?page='],
    ['per_page', '?per_page=0'],
    ['per_page', '?per_page=101'],
    ['per_page', '?per_page=ten'],
    ['status', '?status=capturing'],
    ['from', '?from=01.03.2026'],
    ['from', '?from=2026-02-30'],
    ['to', '?to=2026-3-1'],
    ['to', '?from=2026-03-02&to=2026-03-01'],
  ])('%s in %s', async (field, query) => {
    const { status, body } = await list(query);
    expect(status).toBe(422);
    expect(body).toEqual({
      error: 'validation_error',
      message: 'The given data was invalid.',
      details: { [field]: [like(/./)] },
    });
  });
});

it('goes on where a day ends: a session of tomorrow is not in today’s list', async () => {
  sandbox.clock.advance(dayMs);
  ids['later'] = (await newVerilockSession(sandbox.url)).id;
  expect(named((await list('?to=2026-03-03&from=2026-03-03')).body)).not.toContain('later');
  expect(named((await list('?from=2026-03-04')).body)).toEqual(['later']);
});
