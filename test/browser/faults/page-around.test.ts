/** The page around an element: what it says, throws and wants to be led to. Nothing of it disturbs a capture. */
import { expect } from '@open-wc/testing';
import { FakeHost } from '../../fakes/fake-host.ts';
import { FakeBackend } from '../harness/fake-backend.ts';
import { Harness, unmountAll } from '../harness/harness.ts';
import { codesOf, goesOnWithFile, keptBy } from './back-of-a-card.ts';

afterEach(unmountAll);

const shop = 'https://shop.example';

const framedAtBack = async (
  different: ConstructorParameters<typeof FakeBackend>[1] = {},
): Promise<Harness> => {
  const host = new FakeHost();
  host.parentOrigin = shop;
  const backend = new FakeBackend('document-back', {
    steps: ['consent', 'document-type', 'document-front', 'document-back', 'review'],
    allowed_origins: [shop],
    is_sandbox: false,
    ...different,
  });
  const harness = new Harness({ backend, host });
  await harness.begin();
  await harness.step('document-back');
  return harness;
};

describe('a message that is forged', () => {
  it('changes nothing and is answered with nothing, whoever sends it [fault 63]', async () => {
    const harness = await framedAtBack();
    const { host } = harness;
    const genuine = { source: 'idv-capture', version: 1, type: 'close' };
    const before = [host.posted.length, harness.backend.calls.length, harness.eventTypes.length];
    for (const origin of [
      'https://evil.example',
      'https://shop.example.evil.example',
      'http://shop.example',
      'null',
    ])
      host.sayAsPage(origin, genuine);
    for (const forged of [
      null,
      'close',
      [],
      {},
      { ...genuine, source: 'idv' },
      { ...genuine, version: 2 },
      { ...genuine, type: 'complete', session_id: 'ses_1', status: 'completed' },
      { ...genuine, type: 'language', lang: 42 },
      { ...genuine, type: ['close'] },
    ])
      host.sayAsPage(shop, forged);
    await harness.settled();
    expect([host.posted.length, harness.backend.calls.length, harness.eventTypes.length]).to.eql(before);
    expect([harness.element.state, harness.element.step, codesOf(harness)]).to.eql([
      'capturing',
      'document-back',
      [],
    ]);
    await goesOnWithFile(harness);
    // The same, from whom it may come.
    host.sayAsPage(shop, genuine);
    await harness.state('cancelled');
  });
});

describe('an address to go on to that is hostile', () => {
  for (const url of ['javascript:alert(1)', 'data:text/html,hello', 'http://shop.example/done', '//[']) {
    it(`leaves the person here, done: ${url} [fault 64]`, async () => {
      const harness = await framedAtBack({ redirect_url: url });
      await goesOnWithFile(harness);
      await harness.press('primary');
      await harness.state('completed');
      expect(codesOf(harness)).to.eql(['redirect.blocked']);
      expect(harness.eventsOf('idv-complete').map(({ status }) => status)).to.eql(['completed']);
      expect(harness.host.navigatedTo).to.eql([]);
      expect(harness.findAll('a')).to.have.length(0);
      expect(harness.findAll('[part~=primary-action]')).to.have.length(1);
      const told = harness.host.posted.map(({ message }) => message['type']);
      expect(told.filter((type) => type === 'complete')).to.have.length(1);
    });
  }
});

describe('a listener of the page that throws', () => {
  it('at every event stops nothing [fault 64]', async () => {
    const own = globalThis.onerror;
    let thrown = 0;
    globalThis.onerror = (_message, _source, _line, _column, error) => {
      thrown += error?.message === 'of the page' ? 1 : 0;
      return true;
    };
    try {
      const harness = await framedAtBack({ redirect_url: 'javascript:alert(1)' });
      for (const type of ['idv-step', 'idv-error', 'idv-complete'])
        harness.element.addEventListener(type, () => {
          throw new Error('of the page');
        });
      await goesOnWithFile(harness);
      await harness.press('primary');
      await harness.state('completed');
      expect(keptBy(harness)).to.eql(['document-front', 'document-back']);
      expect(harness.host.posted.map(({ message }) => message['type'])).to.include.members([
        'step',
        'complete',
        'error',
      ]);
      expect(thrown).to.equal(3);
    } finally {
      globalThis.onerror = own;
    }
  });
});
