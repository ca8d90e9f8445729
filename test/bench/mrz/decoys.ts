/** Pictures in which there is no machine-readable zone, some of them made to look like one. */
import bwip from 'bwip-js/node';
import { aamvaPayload } from '../../fixtures/aamva-payload.ts';
import { fictionalPerson } from '../../fixtures/fictional-person.ts';
import { drawn, taken } from '../../fixtures/mrz/camera-shot.ts';
import type { GrayImage } from '../../../src/capture/image/gray-image.ts';
import { ocrBText } from '../../fixtures/mrz/ocr-b-text.ts';
import { mrzPage, page, wordLines } from '../../fixtures/mrz/mrz-page.ts';
import { sampleLines } from '../../fixtures/mrz/mrz-sample.ts';
import { gaussian, seeded } from '../../fixtures/seeded.ts';
import { conditions } from './conditions.ts';

/** A kind of picture, and how to make one from a seed. */
export interface Decoy {
  readonly name: string;
  readonly picture: (seed: number) => Promise<GrayImage>;
}

const characters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<';
const size = { widthPx: 1280, heightPx: 960 } as const;

const randomLine = (random: () => number, length: number, alphabet = characters): string =>
  Array.from({ length }, () => alphabet.charAt(Math.floor(random() * alphabet.length))).join('');

/** A card in somebody's hand with `inner` on it. */
const cardWith =
  (inner: (random: () => number) => string) =>
  async (seed: number): Promise<GrayImage> => {
    const random = seeded(seed);
    const sheet = page(random, random() < 0.5 ? 'TD1' : 'TD3', { pattern: random() * 0.5 }, () =>
      inner(random),
    );
    const shot = conditions[seed % conditions.length]?.shot(random);
    if (!shot) throw new Error('no condition');
    return (await taken(sheet, shot, random)).image;
  };

const rows = (random: () => number, count: number, length: number, alphabet?: string): string =>
  Array.from({ length: count }, (_, line) =>
    ocrBText(randomLine(random, length, alphabet), { x: 40, baselineY: 300 + line * 55, pitch: 25.4 }),
  ).join('');

const pdf417 = (): string =>
  bwip
    .toSVG({ bcid: 'pdf417', text: aamvaPayload(fictionalPerson).replaceAll(/[^ -~]/g, ' '), scale: 2 })
    .replace('<svg', '<svg x="40" y="60" width="740" height="180" preserveAspectRatio="none"');

const plain =
  (level: (random: () => number) => (x: number, y: number) => number) =>
  (seed: number): Promise<GrayImage> => {
    const random = seeded(seed);
    const at = level(random);
    const data = new Uint8Array(size.widthPx * size.heightPx);
    for (let y = 0, index = 0; y < size.heightPx; y += 1)
      for (let x = 0; x < size.widthPx; x += 1, index += 1)
        data[index] = Math.min(255, Math.max(0, at(x, y) + gaussian(random) * 6));
    return Promise.resolve({ data, ...size });
  };

/** Text in whatever typeface the machine has, at one pitch, as on a letter. */
const letter = (seed: number): Promise<GrayImage> => {
  const random = seeded(seed);
  const lines = Array.from({ length: 24 }, (_, line) => {
    const text = randomLine(random, 30 + Math.floor(random() * 16), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789');
    return `<text x="60" y="${60 + line * 36}" font-family="DejaVu Sans Mono, monospace" font-size="28">${text}</text>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.widthPx} ${size.heightPx}"><rect width="100%" height="100%" fill="#f4f2ee"/>${lines.join('')}</svg>`;
  return drawn({ svg, width: size.widthPx, height: size.heightPx }, size.widthPx);
};

/** A card with a zone of which two to twelve characters are beyond the edge of the picture. */
const cutOff = async (seed: number): Promise<GrayImage> => {
  const random = seeded(seed);
  const lines = sampleLines('TD1', random);
  const shot = conditions[0]?.shot(random);
  if (!shot) throw new Error('no condition');
  const fill = 0.9;
  // The zone ends a twentieth of the card before its edge.
  const aside = (random() < 0.5 ? -1 : 1) * (0.05 + fill * (0.05 + 0.03 * (2 + random() * 10)));
  return (await taken(mrzPage(random, 'TD1', lines, { pattern: 0.1 }), { ...shot, fill, aside }, random))
    .image;
};

/** All kinds; the last five have rows of the very letters of a zone. */
export const decoys: readonly Decoy[] = [
  { name: 'noise', picture: plain(() => () => 128) },
  {
    name: 'bricks',
    picture: plain((random) => {
      const [wide, high] = [14 + random() * 60, 8 + random() * 30];
      return (x, y) => (y % high < 3 || (x + (Math.floor(y / high) % 2) * (wide / 2)) % wide < 3 ? 190 : 110);
    }),
  },
  {
    name: 'check pattern',
    picture: plain((random) => {
      const [wide, high] = [12 + random() * 20, 14 + random() * 30];
      return (x, y) => (Math.floor(x / wide) % 2 === 0 && Math.floor(y / high) % 2 === 0 ? 40 : 220);
    }),
  },
  { name: 'letter', picture: letter },
  { name: 'card of words', picture: cardWith((random) => wordLines(random, 40, 80, 8, 30)) },
  { name: 'barcode', picture: cardWith((random) => pdf417() + wordLines(random, 40, 300, 4, 26)) },
  { name: 'rows of characters', picture: cardWith((random) => rows(random, 3, 30)) },
  { name: 'rows of digits', picture: cardWith((random) => rows(random, 4, 30, '0123456789')) },
  { name: 'rows of fillers', picture: cardWith((random) => rows(random, 3, 30, '<<<<I')) },
  {
    name: 'rows like a zone',
    picture: cardWith((random) => {
      const lines = [
        `ID${randomLine(random, 28)}`,
        `${randomLine(random, 7, '0123456789')}F${randomLine(random, 7, '0123456789')}UTO<<<<<<<<<<<${randomLine(random, 1, '0123456789')}`,
        `${randomLine(random, 9, 'ABCDEFGHIJ')}<<${randomLine(random, 6, 'ABCDEFGHIJ')}${'<'.repeat(13)}`,
      ];
      return lines
        .map((line, at) => ocrBText(line, { x: 40, baselineY: 340 + at * 55, pitch: 25.4 }))
        .join('');
    }),
  },
  { name: 'zone cut off', picture: cutOff },
];
