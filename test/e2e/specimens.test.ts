/**
 * The specimens and the fake camera are what they claim to be: without this, "no metadata left" and "the camera showed
 * the back" could be true of anything.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { viewDocument } from '../../src/capture/document/document-view.ts';
import { outlinePx } from '../../src/capture/document/outline.ts';
import { grayOfRgba, shrunk } from '../../src/capture/image/gray-image.ts';
import { figuresOf } from '../../src/capture/still/picture-figures.ts';
import { maxEdgePx } from '../../src/model/capture.ts';
import { documentDoubts } from '../../src/steps/photo-doubts-of.ts';
import { aamvaPayload } from '../fixtures/aamva-payload.ts';
import { chromiumPath } from '../fixtures/chromium-path.ts';
import { FakeCamera, cameraSizes } from '../fixtures/fake-camera.ts';
import type { CameraSize } from '../fixtures/fake-camera.ts';
import { fictionalPerson } from '../fixtures/fictional-person.ts';
import { parseJpeg } from '../fixtures/jpeg-parser.ts';
import { cardMrzLines, checkDigit, passportMrzLines } from '../fixtures/mrz-lines.ts';
import { Specimens } from '../fixtures/specimens.ts';

let specimens: Specimens;
beforeAll(async () => {
  specimens = await Specimens.prepare();
});

describe('the specimens', () => {
  test('the photo with metadata is stored sideways and says where it was taken', async () => {
    const report = parseJpeg(await specimens.read('document-front-exif.jpg'));
    expect(report).toMatchObject({
      widthPx: 2400,
      heightPx: 3200,
      orientation: 6,
      hasGps: true,
      truncated: false,
    });
    expect(report.metadata).toEqual(['exif']);
  });

  test('the photo without metadata has none', async () => {
    const report = parseJpeg(await specimens.read('document-front.jpg'));
    expect(report).toMatchObject({ widthPx: 3200, heightPx: 2400, orientation: null, hasGps: false });
    expect(report.metadata).toEqual([]);
    expect(report.trailingBytes).toBe(0);
  });

  test('the truncated photo ends before its end marker', async () => {
    const report = parseJpeg(await specimens.read('document-front-truncated.jpg'));
    expect(report).toMatchObject({ widthPx: 3200, heightPx: 2400, truncated: true });
  });

  test.each([
    ['document-front.png', '\x89PNG'],
    ['document-front.webp', 'RIFF'],
    ['utility-bill.pdf', '%PDF-'],
    ['stripes.gif', 'GIF89a'],
    ['portrait.svg', '<svg'],
    ['text.jpg', 'This is'],
  ] as const)('%s is what its first bytes say', async (name, start) => {
    expect((await specimens.read(name)).toString('latin1', 0, start.length)).toBe(start);
  });

  test.each([
    'document-front.jpg',
    'document-front.webp',
    'document-front-exif.jpg',
    'document-back.jpg',
    'document-back.png',
    'passport.jpg',
  ] as const)('nothing speaks against %s, whether or not its code is read in time', async (name) => {
    const { data, info } = await sharp(await specimens.read(name))
      .rotate()
      .resize(maxEdgePx, maxEdgePx, { fit: 'inside', withoutEnlargement: true })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { width: widthPx, height: heightPx } = info;
    const image = grayOfRgba(new Uint8ClampedArray(data), widthPx, heightPx);
    const view = viewDocument(shrunk(image, outlinePx), shrunk(image, 1920));
    const file = { body: new Blob(), mimeType: 'image/jpeg', widthPx, heightPx } as const;
    const report = { view, widthPx, heightPx, rectified: null, reading: null };
    expect(documentDoubts({ file, report, figures: figuresOf(image) })).toEqual([]);
  });

  test('a text that calls itself a picture is no JPEG', async () => {
    const text = await specimens.read('text.jpg');
    expect(() => parseJpeg(text)).toThrow('no start marker');
  });

  test('a comment, an XMP block and bytes after the end are seen', async () => {
    const jpeg = await specimens.read('face.jpg');
    const segment = (marker: number, text: string): Buffer =>
      Buffer.from([0xff, marker, 0, text.length + 2, ...Buffer.from(text, 'latin1')]);
    const report = parseJpeg(
      Buffer.concat([
        jpeg.subarray(0, 2),
        segment(0xfe, 'a comment'),
        segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<x/>'),
        segment(0xe2, 'ICC_PROFILE\0\x01\x01'),
        segment(0xe5, 'whatever'),
        jpeg.subarray(2),
        Buffer.from('hidden'),
      ]),
    );
    expect(report.metadata).toEqual(['comment', 'xmp', 'unknown']);
    expect(report.segments.slice(0, 4).map(({ kind }) => kind)).toEqual(['comment', 'xmp', 'icc', 'unknown']);
    expect(report.trailingBytes).toBe(6);
  });
});

describe('what the documents say', () => {
  test('the payload of the barcode has one subfile where its header puts it', () => {
    const payload = aamvaPayload(fictionalPerson);
    const header = /^@\n\u001e\rANSI \d{6}\d{2}\d{2}01DL(\d{4})(\d{4})/.exec(payload);
    const [offset, length] = [Number(header?.[1]), Number(header?.[2])];
    expect(payload.slice(offset, offset + 5)).toBe('DLDAQ');
    expect(offset + length).toBe(payload.length);
    expect(payload).toContain('\nDBB04121990\n');
  });

  test('check digits are those of the worked example in ICAO 9303 part 3, appendix A', () => {
    expect(checkDigit('520727')).toBe('3');
    expect(checkDigit('AB2134<<<')).toBe('5');
  });

  test('the zones have the lengths and the composite digits of their formats', () => {
    const card = cardMrzLines(fictionalPerson);
    expect(card.map((line) => line.length)).toEqual([30, 30, 30]);
    expect(card[1].at(-1)).toBe(
      checkDigit(card[0].slice(5) + card[1].slice(0, 7) + card[1].slice(8, 15) + card[1].slice(18, 29)),
    );
    const passport = passportMrzLines(fictionalPerson);
    expect(passport.map((line) => line.length)).toEqual([44, 44]);
    expect(passport[1].at(-1)).toBe(
      checkDigit(passport[1].slice(0, 10) + passport[1].slice(13, 20) + passport[1].slice(21, 43)),
    );
  });
});

describe('the fake camera', () => {
  /** Size, brightness of a corner (dark table, bright wall) and a hash for each of `count` different frames. */
  const look = (page: Page, count: number) =>
    page.evaluate(async (wanted) => {
      const stream = await navigator.mediaDevices.getUserMedia({ video: { width: 1920, height: 1080 } });
      const video = document.createElement('video');
      video.srcObject = stream;
      video.muted = true;
      await video.play();
      const canvas = document.createElement('canvas');
      canvas.width = video.videoWidth;
      canvas.height = video.videoHeight;
      const context = canvas.getContext('2d', { willReadFrequently: true });
      const seen = new Set<string>();
      let corner = 0;
      while (seen.size < wanted) {
        await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
        context?.drawImage(video, 0, 0);
        const pixels =
          context?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
        corner = pixels[4 * (20 * canvas.width + 20)] ?? 0;
        seen.add(String(pixels.reduce((hash, value) => (Math.imul(hash, 31) + value) | 0, 7)));
      }
      for (const track of stream.getTracks()) track.stop();
      return { widthPx: canvas.width, heightPx: canvas.height, corner };
    }, count);

  test.each(['1280x720', '1920x1080'] as const)(
    'delivers %s, noisy, and another scene after show()',
    async (size: CameraSize) => {
      const camera = await FakeCamera.create(size);
      const server = createServer((_, response) => response.end('<!doctype html>')).listen(0, '127.0.0.1');
      const browser = await chromium.launch({
        executablePath: chromiumPath(),
        args: ['--no-sandbox', ...camera.launchArgs],
      });
      try {
        const context = await browser.newContext({ permissions: ['camera'] });
        const page = await context.newPage();
        await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
        const table = await look(page, 2);
        expect(table).toMatchObject(cameraSizes[size]);
        expect(table.corner).toBeLessThan(130);
        await camera.show('face');
        expect((await look(page, 2)).corner).toBeGreaterThan(180);
        await camera.show('back');
        expect((await look(page, 1)).corner).toBeLessThan(130);
      } finally {
        await browser.close();
        server.close();
        await camera.dispose();
      }
    },
  );
});
