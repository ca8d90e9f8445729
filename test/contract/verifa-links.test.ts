/** Verifa "List one-time links for a session": what became of each link. */
import { expect, it } from 'vitest';
import { newVerifaSession, textOf, verifa, type Json } from './backend.ts';
import { Device, errorOf } from './device.ts';
import { phoneOf } from './joined-phone.ts';
import { sandboxOfFile } from './sandbox-of-file.ts';

const sandbox = await sandboxOfFile();

const generate = async (id: string, body: Json = {}) =>
  (await verifa(sandbox.url, `/sessions/${id}/generate-one-time-link`, body)).body;
const list = async (id: string) => {
  const answer = await verifa(sandbox.url, `/sessions/${id}/one-time-links`);
  expect(answer.status).toBe(200);
  return answer.body['data'] as readonly Json[];
};

it('has the fields of a generated link, without its QR code', async () => {
  const { id } = await newVerifaSession(sandbox.url);
  const link = await generate(id, { expires_in_minutes: 5 });
  expect((await verifa(sandbox.url, `/sessions/${id}/one-time-links`)).body).toEqual({
    data: [{ ...link, qr_code_data_url: null }],
  });
});

// "all one-time links generated for the session, newest first": created, consumed, expired, revoked.
it('lists pending, consumed, expired and revoked links, newest first', async () => {
  const { id } = await newVerifaSession(sandbox.url);
  const revoked = await generate(id);
  const consumed = await generate(id, { expires_in_minutes: 60 });
  await Device.on(textOf(consumed, 'capture_url'));
  const expired = await generate(id, { expires_in_minutes: 1 });
  sandbox.clock.advance(60_000);
  expect((await list(id)).map((link) => [link['id'], link['status']])).toEqual([
    [expired['id'], 'expired'],
    [consumed['id'], 'consumed'],
    [revoked['id'], 'revoked'],
  ]);
  const pending = await generate(id);
  expect((await list(id))[0]).toMatchObject({ id: pending['id'], status: 'pending' });
});

it('shows the address of a link only while it can be used', async () => {
  const { id } = await newVerifaSession(sandbox.url);
  const first = await generate(id);
  const second = await generate(id);
  expect((await list(id)).map((link) => link['capture_url'])).toEqual([second['capture_url'], null]);
  await Device.on(textOf(second, 'capture_url'));
  expect((await list(id)).map((link) => link['capture_url'])).toEqual([null, null]);
  expect(first['capture_url']).not.toBe(second['capture_url']);
});

it('leaves out the capture link and what devices hand over', async () => {
  const { id, captureUrl } = await newVerifaSession(sandbox.url);
  const device = await Device.on(captureUrl);
  await device.handOff();
  expect(await list(id)).toEqual([]);
});

it('brings an expired session back for whoever opens the new link: the devices before it have no part in it', async () => {
  const { id, captureUrl } = await newVerifaSession(sandbox.url);
  const former = await Device.on(captureUrl, 'Former device');
  const { expires_at } = await former.session();
  sandbox.clock.advance(Date.parse(expires_at) - sandbox.clock.now());
  expect(errorOf(await former.send('GET', '/session'))).toMatchObject({ error: 'session.expired' });
  const next = new Device(textOf(await generate(id), 'capture_url'), 'Next device');
  // Somebody who tries to come back is no sign that anybody waits.
  expect((await former.tryClaim()).status).toBe(410);
  expect(await next.invitation()).toMatchObject({ claimable: 'yes', handoff: null });
  expect(await next.claim()).toMatchObject({ holder: 'this_device', holding: 3, other_device: null });
  // It is the one that began, and may keep others out.
  const phone = await phoneOf(next);
  await next.ask('POST', '/handoff/cancel', { holding: 4, disconnect: true });
  expect(errorOf(await phone.send('GET', '/session'))).toMatchObject({ error: 'session.bound_elsewhere' });
});
