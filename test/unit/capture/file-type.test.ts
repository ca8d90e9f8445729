/** What a file really is, by its first bytes, whatever it calls itself. */
import { describe, expect, it } from 'vitest';
import { acceptedTypes, fileKind, type FileKind } from '../../../src/capture/file-type.ts';

const bytes = (text: string, type = 'application/octet-stream') =>
  new Blob([Buffer.from(text, 'latin1')], { type });
const heic = (brand: string) => `\0\0\0\x18ftyp${brand}\0\0\0\0mif1`;

describe('a file', () => {
  const table: readonly (readonly [string, string, FileKind | null])[] = [
    ['a JPEG', '\xff\xd8\xff\xe0\0\x10JFIF\0', 'jpeg'],
    ['a JPEG with Exif', '\xff\xd8\xff\xe1\0\x10Exif\0', 'jpeg'],
    ['a JPEG that is cut short', '\xff\xd8\xff', 'jpeg'],
    ['a PNG', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'png'],
    ['a WebP', 'RIFF\x24\0\0\0WEBPVP8 ', 'webp'],
    ['a PDF', '%PDF-1.7\n', 'pdf'],
    ...['heic', 'heix', 'hevc', 'heim', 'heis', 'mif1', 'msf1'].map(
      (brand) => [`a HEIC of brand ${brand}`, heic(brand), 'heic'] as const,
    ),
    ['an AVIF', heic('avif'), null],
    ['a film', heic('isom'), null],
    ['a GIF', 'GIF89a', null],
    ['a sound', 'RIFF\x24\0\0\0WAVEfmt ', null],
    ['a BMP', 'BM\x36\0\0\0', null],
    ['a TIFF', 'II*\0', null],
    ['an archive', 'PK\x03\x04', null],
    ['a picture in text', '<svg xmlns="http://www.w3.org/2000/svg"/>', null],
    ['a page', '<!doctype html><script>', null],
    ['a text', 'hello', null],
    ['a PNG changed by a text editor', '\x89PNG\n\x1a\n', null],
    ['half a JPEG marker', '\xff\xd8', null],
    ['a JPEG after a byte of something else', ' \xff\xd8\xff', null],
    ['a PDF after a line of something else', '\n%PDF-1.7', null],
    ['nothing', '', null],
  ];

  it.each(table)('that is %s', async (_name, text, kind) => {
    expect(await fileKind(bytes(text))).toBe(kind);
  });

  it('is not what it says it is', async () => {
    expect(await fileKind(bytes('<script>', 'image/jpeg'))).toBe(null);
    expect(await fileKind(bytes('%PDF-1.7', 'image/png'))).toBe('pdf');
  });
});

it.each([
  [false, false],
  [true, true],
])('a file input accepts PDF: %s', (withPdf, accepts) => {
  const types = acceptedTypes(withPdf).split(',');
  expect(types.includes('application/pdf')).toBe(accepts);
  expect(types).toEqual(expect.arrayContaining(['image/jpeg', 'image/png', 'image/webp', 'image/heic']));
});
