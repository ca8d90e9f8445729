/** The picture that a provider's API gives out, in a real browser: read, or refused before it can do harm. */
import { expect } from '@open-wc/testing';
import { toDataURL } from 'qrcode';
import { readQrImage } from '../../../src/qr/read-qr.ts';

const link = 'https://verify.example/verify/slk_8Qd0wZ1nV6yTtC3hJ2kLmXbR';

/** A GIF of a code, which no browser can draw. */
const gif = [
  'R0lGODlhQgBCAIAAAAAAAP///yH5BAQAAAAALAAAAABCAEIAAAL/jI+py+0Po5y02ouznqD7/yGdA4JiiTJoeozN6hqwucQ1',
  'IHu5ffYBnwDmSLifzig0+pLD2+5oKy2L06creaVFaU1g1lrEhrXj74saLEPR05ASOSaq1GZF1u2lH09m6duu19TG1bIGJpgm',
  '97a1MqcIqFgH5wd5NjfTF7eoeYd56bnZxTmKybbBpyl6eoqHJokxA9YqO6r6d9M4SUZrm/mYWMiEC+pTaQxHUZrneBuLHGwK',
  'KFzJyOL2BHEdoT2rWzX8/Ykqyp2atoXIXG0r7Rr9nG3eLYYO/uDMq1veuTxMqa9nXyBgEnz5s0ZIW7JaB/38U3iPUK89wPql',
  'OwMxk5iLvPUiwVDnbiK2bQEphguFEmK7h+8+KWO4MmHLhqBeFeIos2PKXRFxCiy2s9uvkSOr0ZM5FN4zo+9yXQQ6T80vZ/+g',
  'GtokjGkrlRUc8rSJL4PXqD5ZxMzFEu3VqjTHUqS6VqITSzehuTRlkeBcRFzZ5h1kUGNOhFkHBi6Jyq1HsiSnQetr2BwRx/mo',
  'ff1oF6uyxXGdLi3p+ZhllnxN1i3MuVzpjbfOEpabGK9ZjDVnx3S9Krfu3bx7+/4N/EEBADs=',
].join('');

/** A PNG in a data URL, with other bytes at a place. */
const patched = (dataUrl: string, place: number, ...values: readonly number[]): string => {
  const [head = '', base64 = ''] = dataUrl.split(',');
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  bytes.set(values, place);
  return `${head},${btoa(String.fromCharCode(...bytes))}`;
};

/** A picture of one colour, as the browser draws it. */
const plain = (colour: string, type = 'image/png', edgePx = 200): string => {
  const canvas = document.createElement('canvas');
  canvas.width = edgePx;
  canvas.height = edgePx;
  const context = canvas.getContext('2d');
  if (!context) throw new TypeError('no canvas');
  context.fillStyle = colour;
  context.fillRect(0, 0, edgePx, edgePx);
  return canvas.toDataURL(type);
};

describe('readQrImage', () => {
  for (let width = 100; width <= 400; width += 50)
    it(`reads a PNG of ${String(width)} pixels`, async () => {
      expect(await readQrImage(await toDataURL(link, { width }))).to.equal(link);
    });

  it('reads a JPEG', async () => {
    const dataUrl = await toDataURL(link, { type: 'image/jpeg', scale: 5, rendererOpts: { quality: 0.6 } });
    expect(dataUrl).to.match(/^data:image\/jpeg/);
    expect(await readQrImage(dataUrl)).to.equal(link);
  });

  it('reads a GIF', async () => {
    expect(await readQrImage(`data:image/gif;base64,${gif}`)).to.equal('https://verify.example/verify/slk_1');
  });

  it('reads a code on a transparent ground', async () => {
    const color = { dark: '#000000ff', light: '#00000000' };
    expect(await readQrImage(await toDataURL(link, { color, scale: 4 }))).to.equal(link);
  });

  it('reads the largest picture that it takes', async () => {
    expect(await readQrImage(await toDataURL(link, { width: 2048 }))).to.equal(link);
    expect(await readQrImage(await toDataURL(link, { width: 2060 }))).to.equal(null);
  });

  it('finds nothing where nothing is', async () => {
    for (const dataUrl of [
      plain('black'),
      plain('white'),
      plain('#808080', 'image/jpeg'),
      plain('red', 'image/png', 1),
    ])
      expect(await readQrImage(dataUrl)).to.equal(null);
  });

  it('does not unpack what claims to be enormous', async () => {
    const code = await toDataURL(link, { width: 200 });
    const { createImageBitmap } = globalThis;
    let unpacked = 0;
    globalThis.createImageBitmap = (...given: unknown[]) => {
      unpacked += 1;
      return Reflect.apply(createImageBitmap, globalThis, given) as Promise<ImageBitmap>;
    };
    try {
      // 20,000 pixels in the place of the width, of the height, and of both.
      for (const places of [[16], [20], [16, 20]]) {
        const bomb = places.reduce((dataUrl, place) => patched(dataUrl, place, 0, 0, 0x4e, 0x20), code);
        expect(await readQrImage(bomb)).to.equal(null);
      }
      expect(unpacked).to.equal(0);
      expect(await readQrImage(code)).to.equal(link);
      expect(unpacked).to.equal(1);
    } finally {
      globalThis.createImageBitmap = createImageBitmap;
    }
  });

  it('takes no file that is cut short, and none that is damaged, for another', async () => {
    const code = await toDataURL(link, { width: 200 });
    for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) {
      const text = await readQrImage(code.slice(0, Math.trunc((code.length * share) / 4) * 4 + 2));
      // An engine may show the part that it has got.
      expect([null, link]).to.include(text);
    }
    expect(await readQrImage(code.slice(0, 60))).to.equal(null);
    expect(await readQrImage(patched(code, 12, 0, 0, 0, 0))).to.equal(null);
  });

  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
  for (const [name, dataUrl] of [
    ['nothing', ''],
    ['an address', 'https://verify.example/qr.png'],
    ['a picture of another kind', plain('white', 'image/webp').replace('image/png', 'image/webp')],
    ['an SVG', `data:image/svg+xml;base64,${btoa(svg)}`],
    ['an SVG that says it is a PNG', `data:image/png;base64,${btoa(svg)}`],
    ['text', 'data:text/plain;base64,aGVsbG8='],
    ['a picture that is not in base64', 'data:image/png,%89PNG'],
    ['what is no base64', 'data:image/png;base64,*****'],
    ['an empty picture', 'data:image/png;base64,'],
    ['half a megabyte', `data:image/png;base64,${'A'.repeat(500_000)}`],
  ] as const)
    it(`refuses ${name}`, async () => {
      expect(await readQrImage(dataUrl)).to.equal(null);
    });
});
