/** What leaves the browser, by an independent reading of its bytes. */
import { expect } from '@open-wc/testing';
import { frameFromFile } from '../../../src/capture/frame.ts';
import { maxCaptureBytes, maxEdgePx, minSelfieEdgePx } from '../../../src/model/capture.ts';
import { CaptureError, type ErrorCode } from '../../../src/model/errors.ts';
import { parseJpeg } from '../../fixtures/jpeg-parser.ts';
import { plainGif } from '../../fixtures/plain-gif.ts';
import { withExif } from '../../fixtures/exif-segment.ts';
import { colourAt, drawn, pdfFile, type DrawnType } from '../harness/pictures.ts';

const documents = { allowPdf: true, minEdgePx: 1 };
const selfies = { allowPdf: false, minEdgePx: minSelfieEdgePx };

const bytesOf = async (blob: Blob): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await blob.arrayBuffer());

/** A photo as a phone that is held upright stores it: lying on its side, with the orientation and the place beside it. */
const phonePhoto = async (widthPx: number, heightPx: number): Promise<Blob> => {
  const facts = { orientation: 6, latitudeDeg: 52.52, longitudeDeg: 13.405 };
  return new Blob([withExif(await bytesOf(await drawn(widthPx, heightPx)), facts)], { type: 'image/jpeg' });
};

const codeFor = async (file: Blob, demands = documents): Promise<ErrorCode | 'taken'> => {
  try {
    await frameFromFile(file, demands);
    return 'taken';
  } catch (error) {
    if (error instanceof CaptureError) return error.code;
    throw error;
  }
};

const types: readonly DrawnType[] = ['image/png', 'image/jpeg', 'image/webp'];

describe('frameFromFile()', () => {
  for (const type of types) {
    it(`makes a plain JPEG out of ${type}`, async () => {
      const original = await drawn(800, 600, type);
      const { body, mimeType, widthPx, heightPx } = await frameFromFile(original, documents);
      const report = parseJpeg(await bytesOf(body));
      expect([mimeType, body.type, widthPx, heightPx]).to.eql(['image/jpeg', 'image/jpeg', 800, 600]);
      expect([report.widthPx, report.heightPx, report.metadata, report.truncated]).to.eql([
        800,
        600,
        [],
        false,
      ]);
      expect(report.trailingBytes).to.equal(0);
      const [red, green, blue] = await colourAt(body, 0.25, 0.25);
      expect(red).to.be.greaterThan(180);
      expect(green + blue).to.be.lessThan(60);
    });
  }

  it('turns a phone’s photo upright and leaves its place and its camera behind', async () => {
    const original = await phonePhoto(800, 600);
    const before = parseJpeg(await bytesOf(original));
    expect([before.orientation, before.hasGps, before.metadata]).to.eql([6, true, ['exif']]);
    const { body, widthPx, heightPx } = await frameFromFile(original, documents);
    const after = parseJpeg(await bytesOf(body));
    expect([widthPx, heightPx, after.widthPx, after.heightPx]).to.eql([600, 800, 600, 800]);
    expect([after.orientation, after.hasGps, after.metadata]).to.eql([null, false, []]);
    // A quarter turn clockwise brings the bottom left corner to the top left: white, then red beside it.
    const topLeft = await colourAt(body, 0.25, 0.25);
    const topRight = await colourAt(body, 0.75, 0.25);
    expect(Math.min(...topLeft)).to.be.greaterThan(230);
    expect(topRight[0]).to.be.greaterThan(180);
    expect(topRight[1]).to.be.lessThan(40);
  });

  it('bounds the longest edge and keeps the proportions', async () => {
    const { body, widthPx, heightPx } = await frameFromFile(await drawn(4000, 1000), documents);
    expect([widthPx, heightPx]).to.eql([maxEdgePx, 640]);
    expect(body.size).to.be.lessThan(maxCaptureBytes);
  });

  it('does not make a small picture larger', async () => {
    const { widthPx, heightPx } = await frameFromFile(await drawn(300, 200), documents);
    expect([widthPx, heightPx]).to.eql([300, 200]);
  });

  it('puts white paper behind what is transparent', async () => {
    const { body } = await frameFromFile(await drawn(100, 100, 'image/png', null), documents);
    expect(Math.min(...(await colourAt(body, 0.5, 0.5)))).to.be.greaterThan(250);
  });

  it('passes a PDF on byte by byte, named what it is whatever the file said', async () => {
    const misnamed = new File([pdfFile()], 'bill.jpg', { type: 'image/jpeg' });
    const { body, mimeType, widthPx } = await frameFromFile(misnamed, documents);
    expect([mimeType, body.type, widthPx]).to.eql(['application/pdf', 'application/pdf', null]);
    expect(await bytesOf(body)).to.eql(await bytesOf(misnamed));
  });

  it('judges a file by its bytes, not by its name', async () => {
    const png = new File([await drawn(60, 40, 'image/png')], 'x.txt', { type: 'text/plain' });
    expect(await codeFor(png)).to.equal('taken');
  });

  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
  const heicHead = '\0\0\0\u0018ftypheic\0\0\0\0mif1heic';
  const refused: readonly [string, () => Promise<Blob> | Blob, ErrorCode, typeof documents?][] = [
    ['an empty file', () => new Blob([]), 'capture.empty'],
    ['a drawing with a script', () => new Blob([svg], { type: 'image/svg+xml' }), 'capture.unsupported_type'],
    [
      'an SVG that calls itself a JPEG',
      () => new Blob([svg], { type: 'image/jpeg' }),
      'capture.unsupported_type',
    ],
    ['a GIF', () => new Blob([plainGif(64, 64)], { type: 'image/gif' }), 'capture.unsupported_type'],
    ['a text', () => new Blob(['hello'], { type: 'text/plain' }), 'capture.unsupported_type'],
    [
      'a HEIC that this browser cannot decode',
      () => new Blob([heicHead], { type: 'image/heic' }),
      'capture.unsupported_type',
    ],
    ['a PDF where a face is asked for', pdfFile, 'capture.unsupported_type', selfies],
    [
      'a PDF of more than 10 MB',
      () => new Blob(['%PDF-1.4\n', new Uint8Array(maxCaptureBytes)]),
      'capture.too_large',
    ],
    [
      'a start without a picture',
      () => new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16])]),
      'capture.unreadable',
    ],
    [
      'noise behind a PNG’s first bytes',
      () => new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), 'noise']),
      'capture.unreadable',
    ],
    [
      'a selfie that is one pixel too small',
      () => drawn(640, minSelfieEdgePx - 1),
      'capture.too_small',
      selfies,
    ],
  ];
  for (const [name, file, code, demands] of refused) {
    it(`refuses ${name}: ${code}`, async () => {
      expect(await codeFor(await file(), demands)).to.equal(code);
    });
  }

  it('takes a selfie of exactly the smallest size', async () => {
    expect(await codeFor(await drawn(minSelfieEdgePx, minSelfieEdgePx), selfies)).to.equal('taken');
  });
});
