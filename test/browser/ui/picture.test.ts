import { expect } from '@open-wc/testing';
import { IdvPicture } from '../../../src/ui/picture.ts';
import { eventually } from '../harness/eventually.ts';
import { drawn } from '../harness/pictures.ts';
import { find } from '../harness/shadow-search.ts';
import { clearStage, stage } from '../harness/stage.ts';

describe('<idv-picture>', () => {
  afterEach(clearStage);

  it('passes the accessibility audit', async () => {
    const { audit } = await stage(IdvPicture, { picture: await drawn(64, 48), label: 'A photo' });
    await audit();
  });

  it('draws a picture from memory on a canvas, with a name for who cannot see it', async () => {
    const { element } = await stage(IdvPicture, { picture: await drawn(64, 48), label: 'A photo' });
    const canvas = find<HTMLCanvasElement>(element, 'canvas');
    await eventually(() => canvas.width === 64 && canvas.height === 48, 'the picture');
    const context = canvas.getContext('2d');
    const red = await eventually(() => context?.getImageData(16, 12, 1, 1).data, 'a pixel');
    expect(red[0]).to.be.greaterThan(150);
    expect([canvas.getAttribute('role'), canvas.getAttribute('aria-label')]).to.eql(['img', 'A photo']);
  });

  it('shows the last of two pictures, and survives one that is none', async () => {
    const { element } = await stage(IdvPicture, { picture: new Blob(['no picture']), label: 'A photo' });
    element.picture = await drawn(20, 10);
    await element.updateComplete;
    element.picture = await drawn(30, 10);
    const canvas = find<HTMLCanvasElement>(element, 'canvas');
    await eventually(() => canvas.width === 30, 'the last picture');
  });
});
