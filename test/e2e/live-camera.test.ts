/**
 * Somebody brings card and face before the camera, as people do: the device takes each picture by itself, at the moment
 * when it is held well and not before. Under the strictest policy, which binds the workers too.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cameraSizes } from '../fixtures/fake-camera.ts';
import { fictionalPerson } from '../fixtures/fictional-person.ts';
import { heldMs, type FilmName } from '../fixtures/films/films.ts';
import { momentOf } from '../fixtures/films/film-moment.ts';
import { begin, text, walk } from './capture-walk.ts';
import { Journey } from './journey.ts';
import { credentials, pageWithSession, postSession } from './session-api.ts';
import { acknowledged, storedCaptures } from './stored-session.ts';
import { StrictShop } from './strict-shop.ts';

const size = '1920x1080';
const films = {
  'document-front': 'front-brought-in',
  'document-back': 'back-brought-in',
  selfie: 'face-brought-in',
} as const satisfies Record<string, FilmName>;

let journey: Journey;
let shop: StrictShop;

beforeAll(async () => {
  journey = await Journey.begin({ camera: size });
  // Made here once, and not while somebody waits for the camera.
  for (const film of Object.values(films)) await journey.show(film);
  shop = await StrictShop.open(journey.origin);
}, 240_000);

afterAll(async () => {
  await journey.end();
  await shop.close();
});

test('card and face are taken without a press, when they are held well', async () => {
  const session = await postSession(journey.origin, '', credentials.verifa, { workflow_id: 'wf_full' });
  shop.script = pageWithSession(session);
  const { page, record, widget, context } = await journey.visitor({ otherHosts: [shop.host] });
  const requested: string[] = [];
  context.on('request', (request) => requested.push(new URL(request.url()).pathname));
  await page.goto(shop.origin);
  await begin(widget);
  await walk(journey, widget, ['consent'], { by: 'camera' });
  await widget.reached('document-type');
  const sessionId = await widget.sessionId();
  await widget.choose('drivers_license');
  await journey.show(films['document-front']);
  await widget.primary(text.continue);

  const steps = ['document-front', 'document-back', 'selfie'] as const;
  for (const [index, step] of steps.entries()) {
    await widget.reached(step);
    await widget.primaryAction.and(widget.button(text.usePhoto)).waitFor();
    const next = steps[index + 1];
    await journey.show(next ? films[next] : 'face');
    await widget.primary(text.usePhoto);
    await acknowledged(journey.sandbox, sessionId, step, page);
  }

  const stored = await storedCaptures(journey.sandbox, sessionId);
  for (const { step, bytes } of stored.filter(({ metadata }) => !metadata['copy'])) {
    const film = films[step as keyof typeof films];
    const { fromMs, toMs } = heldMs(film);
    const takenMs = await momentOf(film, cameraSizes[size], bytes);
    expect(takenMs, step).toBeGreaterThanOrEqual(fromMs);
    expect(takenMs, step).toBeLessThanOrEqual(toMs);
  }
  // Only a card that is whole in the picture straightens to a card's form.
  const copies = stored.filter(({ metadata }) => metadata['copy']);
  expect(copies.map(({ step }) => step)).toEqual(['document-front', 'document-back']);
  for (const { step, metadata } of copies)
    expect(Number(metadata['width_px']) / Number(metadata['height_px']), step).toBeCloseTo(85.6 / 53.98, 1);

  await walk(journey, widget, ['liveness'], { by: 'camera' });
  await widget.reached('fields');
  const valueOf = (name: string) => widget.element.locator(`[name="${name}"]`).inputValue();
  expect((await valueOf('last_name')).toUpperCase()).toBe(fictionalPerson.familyName.toUpperCase());
  expect((await valueOf('first_name')).toUpperCase()).toBe(fictionalPerson.givenNames.toUpperCase());
  expect(await valueOf('date_of_birth')).toBe(fictionalPerson.dateOfBirth);

  // What the workers ask for is among what was seen: their script, and what it loads by itself.
  expect(requested).toContainEqual(expect.stringMatching(/\/live-worker-/));
  expect(requested).toContainEqual(expect.stringMatching(/\/read-barcode-/));
  expect(record.faults).toEqual([]);
  expect(shop.violations).toEqual([]);
});
