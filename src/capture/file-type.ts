/** What a file really is, by its first bytes: names and MIME types are only claims. */

/** Kinds of file that a person may choose. */
export type FileKind = 'jpeg' | 'png' | 'webp' | 'heic' | 'pdf';

/** The value of `accept` for a file input, with or without PDF. */
export const acceptedTypes = (withPdf: boolean): string =>
  `image/jpeg,image/png,image/webp,image/heic,image/heif${withPdf ? ',application/pdf' : ''}`;

const heicBrands = ['heic', 'heix', 'hevc', 'heim', 'heis', 'mif1', 'msf1'];

/** The kind of a file, or `null` for anything else. */
export const fileKind = async (file: Blob): Promise<FileKind | null> => {
  const head = new Uint8Array(await file.slice(0, 16).arrayBuffer());
  const text = String.fromCharCode(...head);
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'webp';
  if (text.startsWith('%PDF-')) return 'pdf';
  return text.slice(4, 8) === 'ftyp' && heicBrands.includes(text.slice(8, 12)) ? 'heic' : null;
};
