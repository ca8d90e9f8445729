/** Decodes a picture and encodes it anew. It looks at nothing that the picture shows. */
import type { Metadata, Sharp } from 'sharp';
import type { StoredMimeType } from '../storage/records.ts';
import { FileRefused } from './file-refused.ts';
import { hasTooManyScans } from './jpeg-scans.ts';
import { DecoderMissing, loadDecoder } from './load-decoder.ts';

/** Types of pictures; each stays what it is. */
type PictureType = Exclude<StoredMimeType, 'application/pdf'>;

/** A picture as it is kept. */
interface CleanPicture {
  readonly bytes: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Most that a picture may have: a phone's best has 50 megapixels, but no page sends one larger than 4096 pixels. */
const maxPixels = 40_000_000;
const maxEdgePx = 20_000;

/** How long decoding and encoding may take, in seconds. */
const timeLimitS = 20;

/** What the decoder calls each type. */
const formatOf = { 'image/jpeg': 'jpeg', 'image/png': 'png', 'image/webp': 'webp' } as const satisfies Record<
  PictureType,
  keyof typeof encodings
>;

/** Small print has to stay readable: no coarser colours, and little loss. */
const encodings = {
  jpeg: (picture: Sharp) => picture.jpeg({ quality: 92, chromaSubsampling: '4:4:4' }),
  png: (picture: Sharp) => picture.png({ compressionLevel: 6, palette: false }),
  webp: (picture: Sharp) => picture.webp({ quality: 92, smartSubsample: true, effort: 2 }),
} as const;

/** The picture, upright, in sRGB, without anything else. @throws {FileRefused} `upload.rejected_type`, `upload.too_large` */
export const cleanPicture = async (bytes: Uint8Array, mimeType: PictureType): Promise<CleanPicture> => {
  const format = formatOf[mimeType];
  if (format === 'jpeg' && hasTooManyScans(bytes))
    throw new FileRefused('upload.rejected_type', 'The picture is made of too many scans.');
  const decoder = await loadDecoder();
  const open = (failOn: 'warning' | 'error'): Sharp =>
    decoder(bytes, {
      // The limits are asked below, of what the file says of itself: a refusal has its own code then.
      limitInputPixels: false,
      failOn,
      autoOrient: true,
      animated: false,
    });
  const encode = (failOn: 'warning' | 'error'): Promise<CleanPicture> =>
    encodings[format](open(failOn).timeout({ seconds: timeLimitS }).toColourspace('srgb'))
      .toBuffer({ resolveWithObject: true })
      .then(({ data, info }) => ({ bytes: data, widthPx: info.width, heightPx: info.height }));
  requireFair(await open('error').metadata().catch(unreadable), format);
  // That the end is missing is no more than a warning to a JPEG decoder, and so is much that does no harm.
  return encode(format === 'jpeg' ? 'warning' : 'error')
    .catch((error: unknown) => (lostPixels.test(String(error)) ? unreadable(error) : encode('error')))
    .catch(unreadable);
};

/** @throws {FileRefused} for another format than the declared one, and for a picture beyond the limits */
const requireFair = ({ format, width, height }: Metadata, expected: string): void => {
  if (format !== expected) throw new FileRefused('upload.rejected_type', `The file is no ${expected}.`);
  if (width > maxEdgePx || height > maxEdgePx || width * height > maxPixels)
    throw new FileRefused('upload.too_large', `The picture has ${String(width)} × ${String(height)} pixels.`);
};

/** Warnings of a JPEG decoder that mean pixels are missing. Others are of what phones write oddly, and do no harm. */
const lostPixels = /premature end|bad Huffman code|instead of RST|progression sequence/;

const unreadable = (error: unknown): never => {
  if (error instanceof FileRefused || error instanceof DecoderMissing) throw error;
  if (error instanceof Error && error.message.includes('timeout'))
    throw new FileRefused('upload.too_large', 'The picture takes too long to decode.');
  throw new FileRefused('upload.rejected_type', 'The picture cannot be decoded.');
};
