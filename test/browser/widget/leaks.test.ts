/**
 * Removing the element at any moment leaves nothing behind. Here it runs on this browser's own adapters: only the
 * network is scripted, and the camera films a canvas.
 */
import '../../../src/define.ts';
import { expect } from '@open-wc/testing';
import { stepIds, type StepId } from '../../../src/model/step.ts';
import { browserPorts } from '../../../src/widget/browser-ports.ts';
import type { IdvCapture } from '../../../src/widget/idv-capture.ts';
import { eventually } from '../harness/eventually.ts';
import { captureUrl, FakeBackend } from '../harness/fake-backend.ts';
import { LeakWatch, nothingHeld } from '../harness/leak-watch.ts';
import { mainPart } from '../harness/main-part.ts';
import { findAll, textOf } from '../harness/shadow-search.ts';

const page = 'https://shop.example';

/** An element with real ports but for the network. It hears `page`, so that every line to the page is open. */
const put = (backend: FakeBackend, properties: Partial<IdvCapture> = {}): IdvCapture => {
  const element = document.createElement('idv-capture');
  element.ports = { ...browserPorts(), http: backend };
  // Nobody stands before this camera: faces are looked for elsewhere.
  const assetBase = '/nowhere/';
  Object.assign(element, { lang: 'en', handoff: 'offer', captureUrl, assetBase, ...properties });
  mainPart().append(element);
  return element;
};

const pressPrimary = async (element: IdvCapture): Promise<void> => {
  const button = await eventually(
    () => findAll(element, '[part~="primary-action"]').find((action) => !action.matches(':disabled')),
    `a primary action on ${textOf(element).slice(0, 120)}`,
  );
  button.click();
};

const comeTo = async (step: StepId, backend = new FakeBackend(step, { allowed_origins: [page] })) => {
  const element = put(backend);
  await pressPrimary(element);
  await eventually(() => element.step === step, step);
  return { element, backend };
};

const says = (element: IdvCapture, words: string) => eventually(() => textOf(element).includes(words), words);

/** A moment of a capture, and how to come there. */
const moments: Record<string, () => Promise<IdvCapture>> = {
  'the first screen': async () => {
    const element = put(new FakeBackend());
    await says(element, 'Acme asks you');
    return element;
  },
  'the claim': async () => {
    const backend = new FakeBackend();
    backend.hold('POST /claim');
    const element = put(backend);
    await pressPrimary(element);
    await eventually(() => backend.calls.includes('POST /claim'), 'the claim');
    return element;
  },
  'a pause before another try': async () => {
    const backend = new FakeBackend('consent').fail('GET /invitation', 'network.offline');
    const element = put(backend);
    await eventually(() => backend.calls.length > 0, 'a try');
    return element;
  },
  'a preview': async () => {
    const { element } = await comeTo('document-front');
    await pressPrimary(element);
    await says(element, 'Is it sharp and complete?');
    return element;
  },
  'an upload under way': async () => {
    const backend = new FakeBackend('selfie');
    backend.hold('PUT /captures/selfie');
    const { element } = await comeTo('selfie', backend);
    await pressPrimary(element);
    await says(element, 'Is it sharp and complete?');
    await pressPrimary(element);
    await eventually(() => backend.calls.includes('PUT /captures/selfie'), 'the upload');
    return element;
  },
  'the middle of a liveness burst': async () => {
    const { element } = await comeTo('liveness');
    await pressPrimary(element);
    await says(element, 'Prompt 1 of 3');
    return element;
  },
  'the phone being waited for': async () => {
    const { element } = await comeTo('document-type');
    element.handOff();
    await says(element, '54');
    return element;
  },
  'the phone at work': async () => {
    const { element, backend } = await comeTo('document-type');
    element.handOff();
    await says(element, '54');
    const phone = { label: 'Chrome · Android', kind: 'phone', is_present: true, step: null } as const;
    backend.change({ holder: 'other_device', other_device: phone, holding: 4, handoff: null });
    await says(element, 'Chrome · Android');
    return element;
  },
  'the submission': async () => {
    const backend = new FakeBackend('review');
    backend.hold('POST /complete');
    const { element } = await comeTo('review', backend);
    await pressPrimary(element);
    await eventually(() => element.state === 'submitting', 'the submission');
    return element;
  },
  'the last screen': async () => {
    const { element } = await comeTo('sandbox-outcome');
    await pressPrimary(element);
    await eventually(() => element.state === 'completed', 'the end');
    return element;
  },
  'a cancelled capture': async () => {
    const { element } = await comeTo('selfie');
    element.close();
    await eventually(() => element.state === 'cancelled', 'the end');
    return element;
  },
  'an open dialog': async () => {
    const element = put(new FakeBackend(), { mode: 'modal' });
    await pressPrimary(element);
    await says(element, 'Acme asks you');
    return element;
  },
  'a provider’s own page in a frame': async () => {
    const backend = new FakeBackend();
    backend.isForeign = true;
    const element = put(backend, { hostedMessages: () => null });
    await eventually(() => findAll(element, 'iframe').length === 1, 'the frame');
    return element;
  },
  'an element without a session': async () => {
    const element = put(new FakeBackend(), { captureUrl: null });
    await says(element, 'One moment');
    return element;
  },
};

for (const step of stepIds) {
  moments[`the step ${step}`] = async () => {
    const { element } = await comeTo(step);
    if (findAll(element, 'video').length > 0)
      await eventually(
        () => !findAll(element, '[part~=primary-action]')[0]?.matches(':disabled'),
        'the camera',
      );
    return element;
  };
}

describe('<idv-capture> that is taken off the page', () => {
  const watch = { current: new LeakWatch() };

  beforeEach(() => {
    // Whatever this browser remembers would skip the first screen.
    localStorage.clear();
    watch.current = new LeakWatch();
    watch.current.start();
  });

  afterEach(() => {
    watch.current.stop();
    document.querySelector('main')?.remove();
  });

  for (const [name, come] of Object.entries(moments)) {
    it(`leaves nothing behind at ${name}`, async () => {
      const element = await come();
      element.remove();
      await eventually(
        () => JSON.stringify(watch.current.held) === JSON.stringify(nothingHeld),
        () => `nothing held, but ${JSON.stringify(watch.current.held)}`,
      );
      expect(watch.current.held).to.eql(nothingHeld);
    });
  }

  it('is watched by a watch that works', async () => {
    const element = await moments['the step selfie']?.();
    const { cameras, timers, listeners } = watch.current.held;
    expect(cameras).to.equal(1);
    expect(timers, 'the end of the session').to.be.at.least(1);
    expect(listeners, 'the network coming back').to.be.at.least(1);
    element?.remove();
  });

  it('comes and goes thirty times without holding more', async () => {
    for (let count = 0; count < 30; count += 1) {
      localStorage.clear();
      const element = put(new FakeBackend());
      await says(element, 'Acme asks you');
      element.remove();
    }
    await eventually(
      () => JSON.stringify(watch.current.held) === JSON.stringify(nothingHeld),
      'nothing held',
    );
  });
});
