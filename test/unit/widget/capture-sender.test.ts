/** A capture goes out once the device keeps it, in place of the one before, and not once nobody wants it any more. */
import { expect, it } from 'vitest';
import type { CaptureStepId } from '../../../src/model/step.ts';
import { CaptureClient } from '../../../src/session/client.ts';
import { CaptureSender } from '../../../src/widget/capture-sender.ts';
import { FakeClock, settled } from '../../fakes/fake-clock.ts';
import { FakeHttp, type FakeAnswer } from '../../fakes/fake-http.ts';
import { sampleCapture } from '../../fakes/sample-session.ts';
import { sampleEntry, sessionBody } from '../../fakes/sample-wire.ts';

const steps = ['document-front', 'document-back', 'selfie'] as const;

/** A sender with a device that keeps at once and a backend that answers at once, each unless told otherwise. */
const newSender = (keep: () => Promise<void> | undefined = () => undefined) => {
  const http = new FakeHttp();
  for (const step of steps) http.on(`PUT /captures/${step}`, { json: sessionBody() });
  const heard: string[] = [];
  const sender = new CaptureSender({
    client: new CaptureClient(http, sampleEntry),
    clock: new FakeClock(),
    keep,
    forget: (forgotten) => heard.push(`forget ${forgotten.join()}`),
    toldCode: () => Promise.resolve('network.bad_response'),
    onSession: () => undefined,
    send: (event) => {
      if (event.type !== 'upload-moved' && 'step' in event) heard.push(`${event.type} ${event.step}`);
    },
  });
  /** Resolves once the backend has been asked for that, so many times. */
  const asked = async (step: CaptureStepId, times = 1): Promise<void> => {
    while (http.requestsOf(`PUT /captures/${step}`).length < times) await settled();
  };
  /** Resolves once that has been heard. */
  const heardOf = async (what: string): Promise<void> => {
    while (!heard.includes(what)) await settled();
  };
  return { http, heard, sender, asked, heardOf };
};

/** The same, with a backend that answers a selfie when `answer` is called, all tries at once. */
const waiting = () => {
  const setting = newSender();
  const answers: ((answer: FakeAnswer) => void)[] = [];
  setting.http.on('PUT /captures/selfie', () => new Promise((resolve) => answers.push(resolve)));
  const answer = (): void => {
    for (const resolve of answers) resolve({ json: sessionBody() });
  };
  return { ...setting, answer };
};

it('sends nothing that a reload could lose', async () => {
  let kept = (): void => undefined;
  const { http, heard, sender, heardOf } = newSender(
    () =>
      new Promise((resolve) => {
        kept = resolve;
      }),
  );
  const capture = sampleCapture('selfie');
  sender.send(capture);
  await settled();
  expect(sender.captureOf('selfie')).toBe(capture);
  expect(http.requests).toEqual([]);
  kept();
  await heardOf('uploaded selfie');
  expect(http.requestsOf('PUT /captures/selfie')).toHaveLength(1);
  expect(heard).toEqual(['forget selfie', 'uploaded selfie']);
});

it('sends nothing that was let go before the device kept it', async () => {
  let kept = (): void => undefined;
  const { http, heard, sender, heardOf } = newSender(
    () =>
      new Promise((resolve) => {
        kept = resolve;
      }),
  );
  sender.send(sampleCapture('selfie'));
  sender.drop(['selfie']);
  kept();
  // Whatever comes later has passed it by.
  sender.send(sampleCapture('document-front'));
  kept();
  await heardOf('uploaded document-front');
  expect(http.requestsOf('PUT /captures/selfie')).toEqual([]);
  expect(heard).toEqual(['forget selfie', 'forget document-front', 'uploaded document-front']);
});

it('holds the latest capture of each step, also when it has arrived', async () => {
  const { sender, heardOf } = newSender();
  expect(sender.captureOf('selfie')).toBe(null);
  const [first, second, front] = [
    sampleCapture('selfie'),
    sampleCapture('selfie'),
    sampleCapture('document-front'),
  ];
  sender.send(first);
  sender.send(front);
  expect(sender.captureOf('selfie')).toBe(first);
  sender.send(second);
  await heardOf('uploaded selfie');
  expect([sender.captureOf('selfie'), sender.captureOf('document-front')]).toEqual([second, front]);
});

it.each([
  [
    'is replaced',
    (sender: CaptureSender) => {
      sender.send(sampleCapture('selfie'));
    },
  ],
  [
    'is sent again',
    (sender: CaptureSender) => {
      sender.resend('selfie');
    },
  ],
])('stops the sending of what %s, and of nothing else', async (_, replace) => {
  const { heard, sender, asked, heardOf, answer } = waiting();
  sender.send(sampleCapture('selfie'));
  sender.send(sampleCapture('document-front'));
  await asked('selfie');
  replace(sender);
  await asked('selfie', 2);
  answer();
  await heardOf('uploaded document-front');
  await heardOf('uploaded selfie');
  expect(heard.filter((what) => what === 'uploaded selfie')).toHaveLength(1);
  expect(heard.filter((what) => what.startsWith('upload-failed'))).toEqual([]);
});

it('lets one capture go: its sending stops, nothing of it stays, the others go on', async () => {
  const { http, heard, sender, asked, heardOf, answer } = waiting();
  const back = sampleCapture('document-back');
  sender.drop(['document-front']);
  sender.send(sampleCapture('selfie'));
  sender.send(back);
  await asked('selfie');
  sender.drop(['selfie']);
  sender.resend('selfie');
  answer();
  await heardOf('uploaded document-back');
  // Whatever comes later has passed it by.
  sender.send(sampleCapture('document-front'));
  await heardOf('uploaded document-front');
  expect([sender.captureOf('selfie'), sender.captureOf('document-back')]).toEqual([null, back]);
  expect(http.requestsOf('PUT /captures/selfie')).toHaveLength(1);
  expect(heard).not.toContain('uploaded selfie');
});

it('takes another capture of a step that was let go', async () => {
  const { sender, heardOf } = newSender();
  sender.send(sampleCapture('selfie'));
  sender.drop(['selfie']);
  const next = sampleCapture('selfie');
  sender.send(next);
  expect(sender.captureOf('selfie')).toBe(next);
  await heardOf('uploaded selfie');
});

it('lets everything go at the end, and can be used again after that', async () => {
  const { heard, sender, asked, heardOf, answer } = waiting();
  sender.send(sampleCapture('selfie'));
  sender.send(sampleCapture('document-back'));
  await asked('selfie');
  sender.clear();
  expect(steps.map((step) => sender.captureOf(step))).toEqual([null, null, null]);
  answer();
  sender.send(sampleCapture('document-front'));
  await heardOf('uploaded document-front');
  expect(heard.filter((what) => what.endsWith('selfie'))).toEqual([]);
});
