/**
 * The link in the picture of a QR code that a provider's API gives out, loaded where no other link can be had. The
 * picture is never shown and no address is fetched: a page may forbid both. What it says is for the caller to judge.
 */
import { codeText } from './code-text.ts';
import { greyOnPaper, type GreyPicture } from './grey-picture.ts';
import { imageSize } from './image-size.ts';

/** Longest data URL that is looked at, in characters; a code of any size takes a tenth of it. */
const mostCharacters = 500_000;
/** Longest edge of a picture, in pixels: what claims to be larger is not unpacked. */
const longestPx = 2048;
/** Longest edge that is looked at, in pixels: five for each module of the largest code. */
const enoughPx = 1024;
/** No SVG: it is a document, not a picture. */
const begin = /^data:image\/(?:png|jpeg|gif);base64,/i;

/** The text of the code in a PNG, JPEG or GIF given as a base64 data URL; `null` for all that holds none. */
export const readQrImage = async (dataUrl: string): Promise<string | null> => {
  const type = dataUrl.length > mostCharacters ? null : begin.exec(dataUrl)?.[0];
  const bytes = type ? bytesOf(dataUrl.slice(type.length)) : null;
  const size = bytes && imageSize(bytes);
  if (!size || Math.max(size.widthPx, size.heightPx) > longestPx) return null;
  const picture = await unpacked(new Blob([bytes]));
  return picture && codeText(picture);
};

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> | null => {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
};

/** The pixels, or `null` for a file that is no picture after all, and in browsers that give none out. */
const unpacked = async (file: Blob): Promise<GreyPicture | null> => {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    return null;
  }
  try {
    const scale = Math.min(1, enoughPx / Math.max(bitmap.width, bitmap.height));
    const [width, height] = [Math.ceil(bitmap.width * scale), Math.ceil(bitmap.height * scale)];
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
    context?.drawImage(bitmap, 0, 0, width, height);
    const pixels = context?.getImageData(0, 0, width, height).data;
    return pixels ? greyOnPaper(pixels, width, height) : null;
  } finally {
    bitmap.close();
  }
};
