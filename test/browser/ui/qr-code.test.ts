import { expect } from '@open-wc/testing';
import { IdvQrCode } from '../../../src/ui/qr-code.ts';
import { find } from '../harness/shadow-search.ts';
import { clearStage, stage } from '../harness/stage.ts';

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
    const moves = [...(find(element, 'path').getAttribute('d') ?? '').matchAll(/M(\d+) (\d+)/g)];
    const side = Number(find(element, 'svg').getAttribute('viewBox')?.split(' ')[2]);
    for (const [, x, y] of moves) {
      expect(Math.min(Number(x), Number(y))).to.be.at.least(4);
      expect(Math.max(Number(x), Number(y))).to.be.lessThan(side - 4);
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
