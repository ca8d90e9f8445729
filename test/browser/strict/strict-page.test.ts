/**
 * A whole session on a page under exactly the policy that the README promises, trusted types included, over a real
 * sandbox: every step, the handoff's screen, the end and an error's screen, and nothing is violated on the way.
 */
import { expect } from '@open-wc/testing';
import { rareEn } from '../../../src/i18n/rare-words/en.ts';
import { en } from '../../../src/i18n/locales/en.ts';
import { handoffEn } from '../../../src/i18n/handoff-words/en.ts';
import { drawnFace } from '../../fixtures/drawn-face.ts';
import { fictionalPerson } from '../../fixtures/fictional-person.ts';
import { licenceBack, photoOf, printedCard, type FlatDocument } from '../harness/pictured-documents.ts';
import { eventually } from '../harness/eventually.ts';
import { newSession, StrictVisit } from './strict-visit.ts';

/** Somebody before a wall. */
const portrait = async (mouth: 'neutral' | 'smile'): Promise<Blob> => {
  const drawing = new Image();
  drawing.src = `data:image/svg+xml,${encodeURIComponent(drawnFace({ turn: 0, mouth }))}`;
  await drawing.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [1000, 1000];
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = '#dde2e4';
  context.fillRect(0, 0, 1000, 1000);
  context.drawImage(drawing, 140, 136, 720, 864);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('no JPEG'));
    }, 'image/jpeg');
  });
};

/** The back of a licence in a room's light: white paper would look like a reflection. */
const dimmed = (flat: FlatDocument): FlatDocument => {
  const context = flat.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = 'rgb(40 40 40 / 25%)';
  context.fillRect(0, 0, flat.width, flat.height);
  return flat;
};

const entered: Readonly<Record<string, string>> = {
  first_name: fictionalPerson.givenNames,
  last_name: fictionalPerson.familyName,
  email: fictionalPerson.email,
  phone: fictionalPerson.phone,
  date_of_birth: fictionalPerson.dateOfBirth,
  address_street: fictionalPerson.street,
  address_city: fictionalPerson.city,
  address_postal_code: fictionalPerson.postalCode,
  address_country: 'DE',
};

const steps = [
  ...['consent', 'document-type', 'document-front', 'document-back', 'selfie', 'liveness'],
  ...['fields', 'proof-of-address', 'review', 'sandbox-outcome'],
];

/** WebKit reports nothing of what its workers may not do. */
const tellsOfWorkers = !navigator.userAgent.includes('AppleWebKit') || 'chrome' in globalThis;

const visits: StrictVisit[] = [];
const visit = async (...wanted: Parameters<typeof StrictVisit.begin>): Promise<StrictVisit> => {
  const begun = await StrictVisit.begin(...wanted);
  visits.push(begun);
  return begun;
};

/** Nothing was violated in the page or its workers; and what is, the page and the address in its policy hear of. */
const expectNothingViolated = async (strict: StrictVisit): Promise<void> => {
  expect(strict.notes.violations).to.eql([]);
  const offences = await strict.offend();
  const enforces = 'trustedTypes' in globalThis;
  expect(offences.includes('require-trusted-types-for'), 'trusted types are enforced').to.equal(enforces);
  // Reports come in their own time, in the order of what they report.
  const reported = await eventually(async () => {
    const { violations } = await strict.reports();
    return violations.some((report) => report.includes('style-src-elem')) ? violations : null;
  }, 'the report of the violation on purpose');
  expect(reported.length, reported.join('\n')).to.be.at.most(offences.length);
  // One that only a worker had would be reported besides these.
  for (const report of reported) expect(report).to.match(/style-src|require-trusted-types-for/);
};

/** Over the phone's code and the photos of a document and of the person. */
const walkToLiveness = async (strict: StrictVisit, type: 'drivers_license' | 'passport'): Promise<void> => {
  await strict.press('primary', en.begin);
  // Without a camera the phone is offered first.
  await strict.state('handed-off');
  await strict.shown('idv-qr-code');
  await strict.press('secondary', handoffEn.continueHere);
  await strict.step('consent');
  await strict.press('primary', en.consentAgree);
  await strict.step('document-type');
  await strict.pick(type);
  await strict.press('primary', en.continue);
  await strict.step('document-front');
  await strict.choose((await photoOf(printedCard(), { widthShare: 0.8 })).body);
  await strict.press('primary', en.usePhoto);
  if (type === 'drivers_license') {
    await strict.step('document-back');
    await strict.choose((await photoOf(dimmed(licenceBack()), { widthShare: 0.8 })).body);
    await strict.press('primary', en.usePhoto);
  }
  await strict.step('selfie');
  await strict.choose(await portrait('neutral'));
  await strict.press('primary', en.usePhoto);
  await strict.step('liveness');
};

describe('a page under the strictest policy', () => {
  afterEach(() => {
    for (const begun of visits.splice(0)) begun.leave();
  });

  it('a whole session violates nothing', async () => {
    const session = await newSession({ workflow_id: 'wf_full', country: 'DE' });
    const strict = await visit({ session });
    await walkToLiveness(strict, 'drivers_license');
    for (const count of [1, 2, 3]) {
      await eventually(
        () => strict.text.includes(en.livenessPromptCount(count, 3)),
        () => `prompt ${count}: ${strict.text}`,
      );
      await strict.choose(await portrait('smile'));
    }
    await strict.step('fields');
    for (const [name, value] of Object.entries(entered)) await strict.enter(`[name="${name}"]`, value);
    await strict.press('primary', en.continue);
    await strict.step('proof-of-address');
    await strict.choose((await photoOf(printedCard(), { widthShare: 0.6 })).body);
    await strict.enter('select', 'utility_bill');
    await strict.enter('input[type="date"]', '2026-05-04');
    await strict.press('primary', en.continue);
    await strict.step('review');
    await strict.press('primary', en.submit);
    await strict.step('sandbox-outcome');
    await strict.pick('approve');
    await strict.press('primary', en.finish);
    await strict.state('completed');

    expect(strict.notes.events.filter((event) => /^(?:step|complete)/.test(event))).to.eql([
      ...steps.map((step) => `step ${step}`),
      'complete',
    ]);
    // What else was shown: the phone's code, and that there is no camera.
    expect(strict.notes.events).to.include.members(['handoff waiting', 'error camera.not_found']);
    expect((await strict.reports()).workers, 'workers under the policy').to.be.greaterThan(0);
    await expectNothingViolated(strict);
  });

  it('an error violates nothing', async () => {
    const { capture_url: link } = await newSession({});
    const strict = await visit({ captureUrl: String(link).replace(/tok_.*/, 'tok_nobodys') });
    await strict.press('primary', en.begin);
    await strict.state('expired');
    expect(strict.notes.events).to.include('error session.gone');
    await eventually(() => strict.text.includes(rareEn['session.gone']), 'the sentence');
    await expectNothingViolated(strict);
  });

  // What is forbidden is reported, by whoever forbids it; nobody is kept from going on.
  for (const [less, what, directive] of [
    ['no worker', 'workers', 'worker-src'],
    ['no weights', "the face detector's weights", 'connect-src'],
  ] as const)
    it(`one that forbids ${what} has the photos without that`, async () => {
      const session = await newSession({ workflow_id: 'wf_full', country: 'DE' });
      const strict = await visit({ session }, less);
      await walkToLiveness(strict, 'passport');
      if (directive === 'worker-src' || tellsOfWorkers)
        await eventually(
          async () => (await strict.reports()).violations.length > 0,
          `a report of ${directive}`,
        );
      for (const report of (await strict.reports()).violations) expect(report).to.include(directive);
      const errors = strict.notes.events.filter((event) => event.startsWith('error'));
      // Whoever is quick has chosen a file before it is clear that there is no camera.
      expect(errors.filter((event) => event !== 'error camera.not_found')).to.eql([]);
    });
});
