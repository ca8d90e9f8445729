import { expect } from '@open-wc/testing';
import jsQR from 'jsqr';
import { IdvQrCode } from '../../../src/ui/qr-code.ts';
import { shownLink } from '../../fakes/handoff-view-of.ts';
import { find } from '../harness/shadow-search.ts';
import { clearStage, stage } from '../harness/stage.ts';

/** What a camera would see of the drawing, with the page's dark ground around it. */
const pixelsOf = (drawing: SVGSVGElement, sidePx: number): ImageData => {
  const modules = Number(drawing.getAttribute('viewBox')?.split(' ')[2]);
  const aroundPx = 20;
  const context = new OffscreenCanvas(sidePx + 2 * aroundPx, sidePx + 2 * aroundPx).getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = '#171b21';
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  context.translate(aroundPx, aroundPx);
  context.scale(sidePx / modules, sidePx / modules);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, modules, modules);
  context.fillStyle = '#000';
  context.fill(new Path2D(drawing.querySelector('path')?.getAttribute('d') ?? ''));
  return context.getImageData(0, 0, context.canvas.width, context.canvas.height);
};

describe('<idv-qr-code>', () => {
  afterEach(clearStage);

  it('passes the accessibility audit', async () => {
    const { audit } = await stage(IdvQrCode, {
      text: 'https://verify.example.test/verify/tok_1',
      label: 'A code',
    });
    await audit();
  });

  it('is dark on white in every theme, with the quiet zone that readers need', async () => {
    const { element } = await stage(IdvQrCode, {
      text: 'https://verify.example.test/verify/tok_1',
      label: 'A code',
    });
    expect(find(element, 'rect').getAttribute('fill')).to.equal('#fff');
    expect(find(element, 'path').getAttribute('fill')).to.equal('#000');
    const runs = [...(find(element, 'path').getAttribute('d') ?? '').matchAll(/M(\d+) (\d+)h(\d+)/g)];
    const side = Number(find(element, 'svg').getAttribute('viewBox')?.split(' ')[2]);
    expect(runs.length).to.be.greaterThan(100);
    for (const [, x, y, length] of runs) {
      expect(Math.min(Number(x), Number(y))).to.be.at.least(4);
      expect(Number(y)).to.be.lessThan(side - 4);
      expect(Number(x) + Number(length)).to.be.at.most(side - 4);
    }
  });

  it('is read as exactly the link, as small as it may be shown', async () => {
    const { element } = await stage(IdvQrCode, { text: shownLink.url, label: 'A code' });
    for (const sidePx of [120, 150, 240]) {
      const { data, width, height } = pixelsOf(find<SVGSVGElement>(element, 'svg'), sidePx);
      expect(jsQR(data, width, height)?.data, `${String(sidePx)} pixels`).to.equal(shownLink.url);
    }
  });

  it('is drawn anew when the link changes', async () => {
    const { element } = await stage(IdvQrCode, {
      text: 'https://verify.example.test/verify/tok_1',
      label: 'A code',
    });
    const before = find(element, 'path').getAttribute('d');
    element.text = 'https://verify.example.test/verify/tok_2';
    await element.updateComplete;
    expect(find(element, 'path').getAttribute('d')).not.to.equal(before);
  });
});
