/** A capture goes out once the device keeps it, and does not once nobody wants it any more. */
import { expect, it } from 'vitest';
import { CaptureClient } from '../../../src/session/client.ts';
import { CaptureSender } from '../../../src/widget/capture-sender.ts';
import { FakeClock, settled } from '../../fakes/fake-clock.ts';
import { FakeHttp } from '../../fakes/fake-http.ts';
import { sampleCapture } from '../../fakes/sample-session.ts';
import { sessionBody } from '../../fakes/sample-wire.ts';

const origin = 'https://verify.example';
const entry = { captureUrl: `${origin}/verify/tok`, origin, sessionId: null, redirectUrl: null };

/** A sender whose device has kept a selfie when `kept` is called. */
const sending = () => {
  const http = new FakeHttp();
  http.on('PUT /captures/selfie', { json: sessionBody() });
  let kept = (): void => undefined;
  const heard: string[] = [];
  const sender = new CaptureSender({
    client: new CaptureClient(http, entry),
    clock: new FakeClock(),
    keep: () =>
      new Promise((resolve) => {
        kept = resolve;
      }),
    forget: (steps) => heard.push(`forget ${steps.join()}`),
    toldCode: () => Promise.resolve('network.bad_response'),
    onSession: () => undefined,
    send: ({ type }) => heard.push(type),
  });
  sender.send(sampleCapture('selfie'));
  const toldKept = async (): Promise<void> => {
    kept();
    for (let turn = 0; turn < 10; turn += 1) await settled();
  };
  return { http, heard, sender, toldKept };
};

it('sends nothing that a reload could lose', async () => {
  const { http, heard, sender, toldKept } = sending();
  await settled();
  expect(sender.captureOf('selfie')).toEqual(sampleCapture('selfie'));
  expect(http.requests).toEqual([]);
  await toldKept();
  expect(http.requestsOf('PUT /captures/selfie')).toHaveLength(1);
  expect(heard.filter((what) => what !== 'upload-moved')).toEqual(['forget selfie', 'uploaded']);
});

it('sends nothing that was let go meanwhile', async () => {
  const { http, heard, sender, toldKept } = sending();
  sender.drop(['selfie']);
  await toldKept();
  expect(http.requests).toEqual([]);
  expect(heard).toEqual(['forget selfie']);
});
