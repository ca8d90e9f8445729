/** Reads the QR code on a screen as a phone's camera would: from the picture, not from the page. */
import { createRequire } from 'node:module';
import type { Locator } from 'playwright-core';

interface Reader {
  readonly jsQR: (
    pixels: Uint8ClampedArray,
    widthPx: number,
    heightPx: number,
  ) => { readonly data: string } | null;
}

const readerScript = createRequire(import.meta.url).resolve('jsqr');

/**
 * The text of the code that `place` shows.
 * @throws {Error} when there is no readable code.
 */
export const readScreenCode = async (place: Locator): Promise<string> => {
  const picture = (await place.screenshot({ scale: 'device' })).toString('base64');
  const browser = place.page().context().browser();
  if (!browser) throw new Error('the page has no browser of its own');
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.addScriptTag({ path: readerScript });
    const read = await page.evaluate(async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = image.naturalWidth;
      canvas.height = image.naturalHeight;
      const pen = canvas.getContext('2d');
      pen?.drawImage(image, 0, 0);
      const pixels = pen?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
      return (globalThis as unknown as Reader).jsQR(pixels, canvas.width, canvas.height)?.data ?? null;
    }, `data:image/png;base64,${picture}`);
    if (read === null) throw new Error('no readable code on the screen');
    return read;
  } finally {
    await context.close();
  }
};
