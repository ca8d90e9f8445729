/** A session whose credential is taken back while a photo is on its way, on a page whose backend can give it a fresh link. */
import { expect } from '@open-wc/testing';
import { eventually } from '../harness/eventually.ts';
import { FakeBackend } from '../harness/fake-backend.ts';
import { Harness, unmountAll } from '../harness/harness.ts';

afterEach(unmountAll);

const takePhoto = async (harness: Harness): Promise<void> => {
  await harness.press('primary');
  await eventually(() => harness.text.includes('Is it sharp and complete?'), 'a picture');
  await harness.press('primary');
};

const keptOf = ({ host, backend }: Harness) => host.store?.kept(backend.session.id);

/** The photo has been taken, and the backend knows the device no more. */
const turnedAway = async (renews: boolean): Promise<Harness> => {
  const backend = new FakeBackend('selfie').refuse('PUT /captures/selfie', 401, 'session.bound_elsewhere');
  const renew = (): Promise<string> => {
    backend.restore();
    return Promise.resolve(backend.link);
  };
  const harness = await Harness.at('selfie', { backend, properties: renews ? { renew } : {} });
  await takePhoto(harness);
  await harness.state('expired');
  return harness;
};

describe('a photo that is refused with its credential [fault 44]', () => {
  it('goes out by the fresh link, and nobody takes it again', async () => {
    const harness = await turnedAway(true);
    await harness.press('primary');
    await harness.state('capturing');
    await eventually(() => harness.backend.countOf('PUT /captures/selfie') === 2, 'the photo once more');
    await eventually(() => harness.element.step !== 'selfie', 'the next step');
    await eventually(async () => (await keptOf(harness))?.length === 0, 'the acknowledgement');
  });

  it('is let go where nobody can get one', async () => {
    const harness = await turnedAway(false);
    expect(await keptOf(harness)).to.eql([]);
  });
});
