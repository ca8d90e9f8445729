/** What the flow asks for: letting captures go, with nothing more heard of them; claiming, and why a claim failed. */
import { expect, it } from 'vitest';
import type { FlowEvent } from '../../../src/flow/types.ts';
import { CaptureError } from '../../../src/model/errors.ts';
import { EffectRunner } from '../../../src/widget/effects.ts';
import { FakeClock, settled } from '../../fakes/fake-clock.ts';
import { FakeDevices } from '../../fakes/fake-devices.ts';
import { FakeHost } from '../../fakes/fake-host.ts';
import { FakeHttp, type FakeAnswer } from '../../fakes/fake-http.ts';
import { sampleCapture } from '../../fakes/sample-session.ts';
import { invitationBody, sampleEntry, sessionBody } from '../../fakes/sample-wire.ts';

const pictures = ['document-front', 'document-back', 'selfie'] as const;

/** A runner on that network, with what it says to the flow. */
const runnerOn = (http: FakeHttp) => {
  const events: FlowEvent[] = [];
  const ports = { http, devices: new FakeDevices(), host: new FakeHost(), clock: new FakeClock() };
  const options = { language: 'en', handoff: 'offer', handoffLink: null, theme: null } as const;
  const runner = new EffectRunner(
    ports,
    sampleEntry,
    () => options,
    (event) => events.push(event),
  );
  return { runner, events, ports };
};

/** A runner that is sending three pictures, each answered when the test says so. */
const sending = async () => {
  const answers = new Map<string, (answer: FakeAnswer) => void>();
  const http = new FakeHttp();
  for (const step of pictures)
    http.on(
      `PUT /captures/${step}`,
      () =>
        new Promise<FakeAnswer>((resolve) => {
          answers.set(step, resolve);
        }),
    );
  const { runner, events } = runnerOn(http);
  for (const step of pictures) runner.run({ type: 'upload', capture: sampleCapture(step) });
  while (http.requests.length < pictures.length) await settled();
  events.length = 0;
  const answerAll = async () => {
    for (const answer of answers.values()) answer({ json: sessionBody() });
    await settled();
  };
  return { runner, events, http, answerAll };
};

it('lets go of the pictures of a former document, and of nothing else', async () => {
  const { runner, events, answerAll } = await sending();
  runner.run({ type: 'forget', steps: ['document-front', 'document-back'] });
  await answerAll();
  expect(pictures.map((step) => runner.captureOf(step)?.step ?? null)).toEqual([null, null, 'selfie']);
  expect([...new Set(events.map((event) => 'step' in event && event.step))]).toEqual(['selfie']);
  expect(events.at(-1)).toMatchObject({ type: 'uploaded', step: 'selfie' });
  runner.dispose();
});

it('takes a broken line for one, whatever the policy of the page refuses, once the origin has answered [fault 32]', async () => {
  const http = new FakeHttp()
    .on('GET /invitation', { json: invitationBody() })
    .on('POST /claim', new CaptureError('network.offline'));
  const { runner, events, ports } = runnerOn(http);
  runner.run({ type: 'invite' });
  while (!runner.invitation) await settled();
  // A policy that allows the protocol's paths alone refuses to ask the origin whether it is there.
  ports.host.refusals.set(sampleEntry.origin, 'connect-src');
  runner.run({ type: 'claim', number: null });
  while (events.length < 2) {
    await settled();
    await ports.clock.advanceToNext();
  }
  expect(events[1]).toMatchObject({ type: 'call-failed', code: 'network.offline' });
  expect(ports.devices.hints).toEqual([]);
  runner.dispose();
});

it('has nothing to send again of what was let go', async () => {
  const { runner, http } = await sending();
  runner.run({ type: 'forget', steps: ['document-front'] });
  runner.run({ type: 'resend', step: 'document-front' });
  runner.run({ type: 'resend', step: 'selfie' });
  while (http.requestsOf('PUT /captures/selfie').length < 2) await settled();
  expect(http.requestsOf('PUT /captures/document-front')).toHaveLength(1);
  runner.dispose();
});

it('claims under one key for each press, so that no press is answered with the session as it once was', async () => {
  const http = new FakeHttp().on('POST /claim', new CaptureError('server.unavailable'));
  const { runner, events, ports } = runnerOn(http);
  const effect = { type: 'claim', number: null } as const;
  for (const presses of [1, 2]) {
    runner.run(effect);
    while (events.length < presses) {
      await settled();
      await ports.clock.advanceToNext();
    }
  }
  const keys = http.requests.map(({ headers }) => headers['Idempotency-Key']);
  expect(keys).toHaveLength(10);
  expect(new Set(keys.slice(0, 5)).size).toBe(1);
  expect(new Set(keys.slice(5)).size).toBe(1);
  expect(new Set(keys).size).toBe(2);
  runner.dispose();
});
