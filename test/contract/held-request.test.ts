/** A request that was let in and held back: what it asks for is judged when its body has come, not when it began. */
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { beforeEach, expect, it } from 'vitest';
import { newVerifaSession, verifa } from './backend.ts';
import { Device } from './device.ts';
import { eventually } from './eventually.ts';
import { phoneOf } from './joined-phone.ts';
import { sandboxOfFile } from './sandbox-of-file.ts';

const sandbox = await sandboxOfFile();

let sessionId: string;
let desktop: Device;
let phone: Device;
beforeEach(async () => {
  const { id, captureUrl } = await newVerifaSession(sandbox.url);
  sessionId = id;
  desktop = await Device.on(captureUrl);
  phone = await phoneOf(desktop);
});

/** Sends the phone's headers, waits until they have let it in, and returns what sends the body. */
const heldRequest = async (method: string, path: string) => {
  // Long unheard of, so that its next sign of life shows.
  sandbox.clock.advance(121_000);
  expect((await desktop.session()).other_device).toMatchObject({ is_present: false });
  const headers = {
    ...phone.proven(method, path),
    'Content-Type': 'application/json',
    'Idempotency-Key': randomUUID(),
    'Transfer-Encoding': 'chunked',
  };
  const outgoing = request(phone.captureUrl + path, { method, headers });
  const answer = new Promise<{ readonly status: number | undefined; readonly error: unknown }>(
    (resolve, reject) => {
      outgoing.on('error', reject).on('response', (incoming) => {
        text(incoming).then((body) => {
          const { error } = JSON.parse(body) as { readonly error?: string };
          resolve({ status: incoming.statusCode, error });
        }, reject);
      });
    },
  );
  outgoing.flushHeaders();
  await eventually(async () => {
    expect((await desktop.session()).other_device).toMatchObject({ is_present: true });
  });
  return (body: object) => {
    outgoing.end(JSON.stringify(body));
    return answer;
  };
};

const boundElsewhere = { status: 401, error: 'session.bound_elsewhere' };

it('does not bring a phone back that was disconnected meanwhile', async () => {
  const send = await heldRequest('POST', '/handoff/cancel');
  await desktop.ask('POST', '/handoff/cancel', { holding: 2, disconnect: true });
  // How often a session has changed hands is easily guessed.
  expect(await send({ holding: 3, disconnect: false })).toEqual(boundElsewhere);
  expect(await desktop.session()).toMatchObject({ holder: 'this_device', holding: 3, other_device: null });
});

it('does not take part in a session that its backend has taken back meanwhile', async () => {
  const send = await heldRequest('POST', '/handoff/cancel');
  await verifa(sandbox.url, `/sessions/${sessionId}/resume`, {});
  expect(await send({ holding: 3, disconnect: false })).toEqual(boundElsewhere);
  expect(await sandbox.running.storage.session(sessionId)).toMatchObject({ holderDeviceId: null });
});
