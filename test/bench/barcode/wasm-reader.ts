/** The reader that ours is measured against: zxing-cpp compiled to WebAssembly, from its local file. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { GrayImage } from '../../../src/capture/image/gray-image.ts';

const rgbaOf = ({ data, widthPx, heightPx }: GrayImage): ImageData => {
  const rgba = new Uint8ClampedArray(data.length * 4);
  data.forEach((gray, i) => {
    rgba.fill(gray, 4 * i, 4 * i + 3);
    rgba[4 * i + 3] = 255;
  });
  return { data: rgba, width: widthPx, height: heightPx, colorSpace: 'srgb' };
};

/** Loads the reader; what it returns gives the text of a picture, or null, and the milliseconds that it took. */
export const wasmReader = async (): Promise<
  (image: GrayImage) => Promise<{ text: string | null; ms: number }>
> => {
  const file = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const bytes = await readFile(file);
  const wasmBinary = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  return async (image) => {
    const picture = rgbaOf(image);
    const startedAtMs = performance.now();
    const results = await readBarcodes(picture, {
      formats: ['PDF417'],
      tryHarder: true,
      tryRotate: true,
      tryInvert: true,
      tryDownscale: true,
      maxNumberOfSymbols: 1,
      textMode: 'Plain',
    });
    const ms = performance.now() - startedAtMs;
    return { text: results.find(({ isValid }) => isValid)?.text ?? null, ms };
  };
};
