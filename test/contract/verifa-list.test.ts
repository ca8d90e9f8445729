/** Verifa's "List sessions" and "Update a session". */
import { describe, expect, it } from 'vitest';
import { newVerifaSession, newVerilockSession, verifa, type Json } from './backend.ts';
import { Device } from './device.ts';
import { sandboxOfFile } from './sandbox-of-file.ts';
import { refusedIn } from './upload-form.ts';

const sandbox = await sandboxOfFile();

const newSession = async (body: Json = {}) => (await newVerifaSession(sandbox.url, body)).id;
const get = async (id: string) => (await verifa(sandbox.url, `/sessions/${id}`)).body;

describe('list sessions', () => {
  const list = (query: string, key = 'vk_sandbox_demo') =>
    verifa(sandbox.url, `/sessions${query}`, undefined, { key });
  const idsOf = ({ body }: { readonly body: Json }) => (body['data'] as readonly Json[]).map(({ id }) => id);
  /** A word that only the sessions of one test have in their references. */
  const three = async (word: string): Promise<readonly [string, string, string]> => [
    await newSession({ external_ref: `${word}-a` }),
    await newSession({ external_ref: `${word}-b` }),
    await newSession({ external_ref: `${word}-c` }),
  ];

  it('answers "{ data, pagination }" with whole sessions, newest first', async () => {
    const [first, second, third] = await three('whole');
    const answer = await list('?q=whole');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      data: [await get(third), await get(second), await get(first)],
      pagination: { total: 3, limit: 50, offset: 0, has_more: false },
    });
  });

  it('goes through the pages by "limit" and "offset"', async () => {
    const [first, second, third] = await three('pages');
    const page = async (limit: number, offset: number) => {
      const answer = await list(`?q=pages&limit=${String(limit)}&offset=${String(offset)}`);
      return { ids: idsOf(answer), pagination: answer.body['pagination'] };
    };
    expect(await page(2, 0)).toEqual({
      ids: [third, second],
      pagination: { total: 3, limit: 2, offset: 0, has_more: true },
    });
    expect(await page(2, 2)).toEqual({
      ids: [first],
      pagination: { total: 3, limit: 2, offset: 2, has_more: false },
    });
    expect(await page(100, 3)).toEqual({
      ids: [],
      pagination: { total: 3, limit: 100, offset: 3, has_more: false },
    });
  });

  it('gives 50 where nothing is said (Verifa "Pagination")', async () => {
    for (let count = 0; count < 51; count += 1) await newSession({ external_ref: 'fifty' });
    const answer = await list('?q=fifty');
    expect(idsOf(answer)).toHaveLength(50);
    expect(answer.body['pagination']).toEqual({ total: 51, limit: 50, offset: 0, has_more: true });
  });

  it('"q" is part of the id or of the external ref, in any case', async () => {
    const id = await newSession({ external_ref: 'Order-ÄB-77' });
    expect(idsOf(await list(`?q=${id.slice(8, 30).toUpperCase()}`))).toEqual([id]);
    expect(idsOf(await list('?q=order-%C3%A4b'))).toEqual([id]);
    expect(idsOf(await list('?q=order-%25'))).toEqual([]);
  });

  it('"external_ref" is the whole reference, exactly', async () => {
    const id = await newSession({ external_ref: 'user_1' });
    await newSession({ external_ref: 'user_12' });
    await newSession({ external_ref: 'USER_1' });
    expect(idsOf(await list('?external_ref=user_1'))).toEqual([id]);
    expect(idsOf(await list('?external_ref=user_'))).toEqual([]);
  });

  it('"external_ref=…&status=pending" finds the session to resume, and time counts', async () => {
    const { id, captureUrl } = await newVerifaSession(sandbox.url, { external_ref: 'returning' });
    expect(idsOf(await list('?external_ref=returning&status=pending'))).toEqual([id]);
    await Device.on(captureUrl);
    expect(idsOf(await list('?external_ref=returning&status=pending'))).toEqual([]);
    expect(idsOf(await list('?external_ref=returning&status=capturing'))).toEqual([id]);
    sandbox.clock.advance(20 * 60_000);
    expect(idsOf(await list('?external_ref=returning&status=capturing'))).toEqual([]);
    expect(idsOf(await list('?external_ref=returning&status=expired'))).toEqual([id]);
    const events = (await sandbox.running.storage.deliveries(id)).map(({ event }) => event);
    expect(events.filter((event) => event === 'session.expired')).toHaveLength(1);
  });

  it('"status" tells a session under review from a completed one', async () => {
    const id = await newSession({ external_ref: 'reviewed' });
    await verifa(sandbox.url, `/sessions/${id}/simulate`, { action: 'require-review' });
    expect(idsOf(await list('?q=reviewed&status=under_review'))).toEqual([id]);
    expect(idsOf(await list('?q=reviewed&status=completed'))).toEqual([]);
    expect(idsOf(await list('?q=reviewed&status=awaiting_external'))).toEqual([]);
  });

  it.each([
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=1e3', 'limit'],
    ['limit=abc', 'limit'],
    ['limit=', 'limit'],
    ['limit=%2B5', 'limit'],
    ['offset=-1', 'offset'],
    ['offset=1.0', 'offset'],
    ['offset=0x1', 'offset'],
    ['status=approved', 'status'],
  ])('refuses %s with 422', async (query, field) => {
    const answer = await list(`?${query}`);
    expect(answer.status).toBe(422);
    expect(refusedIn(answer)).toEqual([field]);
  });

  it('keeps the environments and the providers apart', async () => {
    const sandboxId = await newSession({ external_ref: 'apart' });
    const { id: liveId } = await newVerifaSession(
      sandbox.url,
      { external_ref: 'apart' },
      { key: 'vk_live_demo' },
    );
    await newVerilockSession(sandbox.url, { external_id: 'apart' });
    expect(idsOf(await list('?q=apart'))).toEqual([sandboxId]);
    expect(idsOf(await list('?q=apart', 'vk_live_demo'))).toEqual([liveId]);
  });

  it('is open to a key that may read, and to no unknown one', async () => {
    expect((await list('', 'vk_sandbox_readonly')).status).toBe(200);
    expect((await list('', 'vk_sandbox_unknown')).status).toBe(401);
  });
});

describe('update a session', () => {
  const patch = (id: string, body: unknown, key = 'vk_sandbox_demo') =>
    verifa(sandbox.url, `/sessions/${id}`, body, { method: 'PATCH', key });

  it('changes what it names and answers the session', async () => {
    const id = await newSession({ external_ref: 'old', metadata: { plan: 'pro', seats: 3 } });
    const before = await get(id);
    sandbox.clock.advance(1000);
    const answer = await patch(id, {
      external_ref: 'new',
      metadata: { plan: 'free' },
      country: 'de',
      redirect_url: 'https://example.com/done',
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      ...before,
      external_ref: 'new',
      metadata: { plan: 'free' },
      country: 'DE',
      updated_at: new Date(sandbox.clock.timeMs).toISOString(),
    });
    expect(await get(id)).toEqual(answer.body);
  });

  it('leads the person to the new redirect_url', async () => {
    const { id, captureUrl } = await newVerifaSession(sandbox.url, { redirect_url: 'https://example.com/a' });
    const device = await Device.on(captureUrl);
    await patch(id, { redirect_url: 'https://example.com/b' });
    expect(await device.session()).toMatchObject({ redirect_url: 'https://example.com/b' });
  });

  it('empties what is null, and takes other spellings and the envelope as "create" does', async () => {
    const id = await newSession({ external_ref: 'old', country: 'US', metadata: { plan: 'pro' } });
    const emptied = await patch(id, { country: null, metadata: null });
    expect(emptied.body).toMatchObject({ external_ref: 'old', country: null, metadata: {} });
    const enveloped = await patch(id, { data: { attributes: { externalRef: 'new' } } });
    expect(enveloped.body).toMatchObject({ external_ref: 'new' });
    expect((await patch(id, { reference_id: 'newer' })).body).toMatchObject({ external_ref: 'newer' });
  });

  it.each([{}, { status: 'completed', workflow_id: 'wf_full', tags: ['a'], unknown: 1 }])(
    'changes nothing for %j',
    async (body) => {
      const id = await newSession();
      const before = await get(id);
      sandbox.clock.advance(1000);
      expect((await patch(id, body)).body).toEqual(before);
    },
  );

  it('refuses a country that does not accept the document that was chosen', async () => {
    const { id, captureUrl } = await newVerifaSession(sandbox.url, { country: 'DE' });
    const device = await Device.on(captureUrl);
    await device.consent();
    await device.documentType('national_id');
    const answer = await patch(id, { country: 'US', external_ref: 'x' });
    expect(answer.status).toBe(422);
    expect(refusedIn(answer)).toEqual(['country']);
    expect(await get(id)).toMatchObject({ country: 'DE', external_ref: null });
    expect((await patch(id, { country: 'FR' })).body).toMatchObject({ country: 'FR' });
  });

  it.each([
    [{ country: 'DEU' }, 'country'],
    [{ redirect_url: 'no address' }, 'redirect_url'],
    [{ external_ref: 5 }, 'external_ref'],
    [{ metadata: [] }, 'metadata'],
  ])('refuses %j with 422', async (body, field) => {
    const answer = await patch(await newSession(), body);
    expect(answer.status).toBe(422);
    expect(refusedIn(answer)).toEqual([field]);
  });

  it('refuses a key that may not, and sessions of others', async () => {
    const id = await newSession();
    expect((await patch(id, {}, 'vk_sandbox_unknown')).status).toBe(401);
    expect((await patch(id, {}, 'vk_sandbox_readonly')).status).toBe(403);
    expect((await patch(id, {}, 'vk_live_demo')).status).toBe(404);
    expect((await patch((await newVerilockSession(sandbox.url)).id, {})).status).toBe(404);
    expect((await patch(id, '[]')).status).toBe(400);
  });
});
