/** A whole capture, from the first screen to the last, and what the page hears of it. */
import { expect } from '@open-wc/testing';
import { Harness, unmountAll } from '../harness/harness.ts';
import { photoFile } from '../harness/pictures.ts';
import { find } from '../harness/shadow-search.ts';

describe('<idv-capture> from start to end', () => {
  afterEach(unmountAll);

  it('takes a passport, a selfie, liveness, data and a proof of address, and tells the page in order', async () => {
    const harness = new Harness();
    await harness.begin();
    await harness.step('consent');
    await harness.press('primary');
    console.log(harness.eventTypes.join());
  });
});
