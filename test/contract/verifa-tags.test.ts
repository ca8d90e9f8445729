/** Verifa's tag operations. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newVerifaSession, verifa } from './backend.ts';
import { TestSandbox } from './test-sandbox.ts';

let sandbox: TestSandbox;
let id = '';
beforeAll(async () => {
  sandbox = await TestSandbox.start();
});
afterAll(() => sandbox.stop());

const fresh = async (): Promise<void> => {
  ({ id } = await newVerifaSession(sandbox.url));
};
const add = (tag: unknown) => verifa(sandbox.url, `/sessions/${id}/tags/add`, { tag });
const remove = (tag: unknown) => verifa(sandbox.url, `/sessions/${id}/tags/remove`, { tag });
const replace = (tags: unknown) => verifa(sandbox.url, `/sessions/${id}/tags/replace`, { tags });
const kept = async () => (await verifa(sandbox.url, `/sessions/${id}`)).body['tags'];
const names = (count: number) => Array.from({ length: count }, (_, at) => `tag ${String(at)}`);

describe('Verifa "Add a tag to a session"', () => {
  it('answers id and tags, and the session has the tag', async () => {
    await fresh();
    const answer = await add('  vip ');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ id, tags: ['vip'] });
    expect((await add('eu')).body).toEqual({ id, tags: ['vip', 'eu'] });
    expect(await kept()).toEqual(['vip', 'eu']);
  });

  it('is a no-op if the tag already exists', async () => {
    await fresh();
    await add('vip');
    const before = (await sandbox.running.storage.session(id))?.revision;
    expect((await add('vip')).body).toEqual({ id, tags: ['vip'] });
    expect((await sandbox.running.storage.session(id))?.revision).toBe(before);
  });

  it.each([
    ['', 'tag'],
    ['   ', 'tag'],
    ['x'.repeat(51), 'tag'],
    [7, 'tag'],
    [undefined, 'tag'],
  ])('refuses %j', async (tag, field) => {
    await fresh();
    const answer = await add(tag);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ error: 'validation_error', errors: [{ field }] });
  });

  it('refuses the fifty-first', async () => {
    await fresh();
    await replace(names(50));
    expect((await add('one more')).status).toBe(422);
    expect((await add('tag 3')).status).toBe(200);
  });

  it('works in every state, announces nothing', async () => {
    await fresh();
    sandbox.clock.advance(20 * 60_000);
    expect((await add('late')).body).toEqual({ id, tags: ['late'] });
    const events = (await sandbox.running.storage.deliveries(id)).map(({ event }) => event);
    expect(events).toEqual(['session.expired', 'session.created']);
  });
});

describe('Verifa "Remove a tag from a session"', () => {
  it('takes the tag away', async () => {
    await fresh();
    await replace(['a', 'b', 'c']);
    const answer = await remove('b');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ id, tags: ['a', 'c'] });
    expect(await kept()).toEqual(['a', 'c']);
  });

  it('is a no-op if the tag is not present', async () => {
    await fresh();
    await add('a');
    expect((await remove('b')).body).toEqual({ id, tags: ['a'] });
  });

  it('needs a tag', async () => {
    await fresh();
    expect((await remove(undefined)).status).toBe(422);
  });
});

describe('Verifa "Replace all tags on a session"', () => {
  it('replaces all tags and removes duplicates', async () => {
    await fresh();
    await add('old');
    const answer = await replace(['b', ' a ', 'b']);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ id, tags: ['b', 'a'] });
    expect((await replace([])).body).toEqual({ id, tags: [] });
    expect(await kept()).toEqual([]);
  });

  it('caps the list at 50 tags', async () => {
    await fresh();
    expect((await replace(names(60))).body).toEqual({ id, tags: names(50) });
  });

  it.each([[undefined], ['vip'], [[1]], [['']]])('refuses %j', async (tags) => {
    await fresh();
    expect((await replace(tags)).status).toBe(422);
  });
});
