/** A whole capture, from the first screen to the last, and what the page hears of it. */
import { expect } from '@open-wc/testing';
import { stepIds } from '../../../src/model/step.ts';
import { eventually } from '../harness/eventually.ts';
import { FakeBackend } from '../harness/fake-backend.ts';
import { Harness, unmountAll } from '../harness/harness.ts';
import { pdfFile } from '../harness/pictures.ts';
import { runBurst } from '../harness/run-burst.ts';
import { expectScreen } from '../harness/screen-contract.ts';
import { sessionAt } from '../harness/scripted-session.ts';
import { crookedCard } from '../harness/card-scene.ts';

const fill = (harness: Harness, values: Readonly<Record<string, string>>): void => {
  for (const [id, value] of Object.entries(values)) {
    const input = harness.find<HTMLInputElement | HTMLSelectElement>(`#${id}`);
    input.value = value;
    input.dispatchEvent(new Event(input.localName === 'select' ? 'change' : 'input', { bubbles: true }));
  }
};

const takePhoto = async (harness: Harness): Promise<void> => {
  await harness.press('primary');
  await eventually(() => harness.text.includes('Is it sharp and complete?'), 'a picture');
  await harness.press('primary');
};

const passLiveness = async (harness: Harness): Promise<void> => {
  await harness.press('primary');
  await runBurst(harness.clock, () => harness.element.step !== 'liveness');
};

/** What the person does at each step. */
const answer: Readonly<Record<(typeof stepIds)[number], (harness: Harness) => Promise<void>>> = {
  consent: (harness) => harness.press('primary'),
  'document-type': async (harness) => {
    harness.find('input[value=drivers_license]').click();
    await harness.press('primary');
  },
  'document-front': takePhoto,
  'document-back': takePhoto,
  selfie: takePhoto,
  liveness: passLiveness,
  fields: async (harness) => {
    fill(harness, {
      email: 'ada@example.com',
      date_of_birth: '1990-12-10',
      address_street: 'Main Street 1',
      address_country: 'DE',
    });
    await harness.press('primary');
  },
  'proof-of-address': async (harness) => {
    await harness.choose(pdfFile());
    await eventually(() => harness.text.includes('PDF document'), 'the file');
    fill(harness, { kind: 'utility_bill', date: '2026-01-31' });
    await harness.press('primary');
  },
  review: (harness) => harness.press('primary'),
  'sandbox-outcome': (harness) => harness.press('primary'),
};

describe('<idv-capture> from start to end', () => {
  afterEach(unmountAll);

  it('takes everything that a session can ask for, and tells the page in order', async () => {
    const harness = new Harness({ devices: crookedCard() });
    await harness.begin();
    for (const step of stepIds) {
      const screen = await harness.step(step);
      expectScreen(screen);
      await answer[step](harness);
    }
    await harness.state('completed');
    const told = harness.events.map((event) => {
      if (event.type !== 'idv-step') return event.type;
      const { step, index, count } = event as HTMLElementEventMap['idv-step'];
      return `${step} ${String(index)}/${String(count)}`;
    });
    expect(told).to.eql([
      'idv-ready',
      ...stepIds.map((step, index) => `${step} ${String(index + 1)}/${String(stepIds.length)}`),
      'idv-complete',
    ]);
    expect(harness.eventsOf('idv-complete').map(({ sessionId, status }) => [sessionId, status])).to.eql([
      ['ses_1', 'completed'],
    ]);
    expect(harness.backend.countOf('PUT /captures/liveness')).to.equal(9);
    expect(harness.backend.countOf('POST /complete')).to.equal(1);
    expect(harness.backend.session.captures.map(({ step }) => step)).to.have.members([
      'document-front',
      'document-back',
      'selfie',
      'liveness',
      'proof-of-address',
    ]);
  });

  it('goes on where the session stands, whatever device began it', async () => {
    for (const step of stepIds) {
      const harness = await Harness.at(step, { devices: crookedCard() });
      expect(harness.eventsOf('idv-step').map((event) => event.step)).to.eql([step]);
      expect(await harness.unmount()).to.eql({ timers: 0, listeners: 0, cameras: 0, requests: 0 });
    }
  });

  it('leaves the back out for a document that has none', async () => {
    const backend = new FakeBackend('document-front', { document_type: 'passport' });
    const harness = new Harness({ backend, devices: crookedCard() });
    await harness.begin();
    await harness.step('document-front');
    await takePhoto(harness);
    await harness.step('selfie');
  });

  it('comes back from the review to a single step, and returns there', async () => {
    const harness = await Harness.at('review', { devices: crookedCard() });
    harness.find('[aria-label="Change: Selfie"]').click();
    await harness.step('selfie');
    await harness.press('primary');
    await harness.step('review');
  });

  it('keeps a capture while the network is away, and sends it when that is back', async () => {
    const backend = new FakeBackend('selfie', { steps: ['consent', 'document-type', 'selfie', 'review'] });
    backend.fail('PUT /captures/selfie', 'network.offline');
    const harness = new Harness({ backend, devices: crookedCard() });
    await harness.begin();
    await harness.step('selfie');
    await takePhoto(harness);
    await harness.step('review');
    await eventually(async () => {
      await harness.clock.advance(1000);
      return harness.text.includes('Not sent yet');
    }, 'the last try');
    backend.restore();
    harness.host.comeOnline();
    await eventually(() => harness.text.includes('Received'), 'the acknowledgement');
    await harness.press('primary');
    await harness.state('completed');
  });

  it('shows the fields that the backend refuses, beside them', async () => {
    const backend = new FakeBackend('fields').refuse('PUT /fields', 422, 'fields.rejected', ['email']);
    const harness = await Harness.at('fields', { backend });
    await answer.fields(harness);
    await eventually(() => harness.find('#email').getAttribute('aria-invalid') === 'true', 'the mark');
    expect(harness.eventsOf('idv-error').map(({ code, recoverable }) => [code, recoverable])).to.eql([
      ['fields.rejected', true],
    ]);
    expect(harness.find('#email-fault').textContent).to.include('was not accepted');
  });

  it('ends when the time runs out, with a way to a fresh link where the page has one', async () => {
    let asked = 0;
    const harness = await Harness.at('consent', {
      properties: {
        renew: () => {
          asked += 1;
          harness.backend.session = sessionAt('document-type');
          return Promise.resolve(harness.backend.link);
        },
      },
    });
    await harness.clock.advance(20 * 60_000);
    await harness.state('expired');
    expect(harness.eventsOf('idv-error').map(({ code }) => code)).to.eql(['session.expired']);
    await harness.press('primary');
    expect(asked).to.equal(1);
    await harness.step('document-type');
  });
});
