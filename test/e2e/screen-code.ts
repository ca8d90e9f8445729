/** Reads the QR code on a screen as a phone's camera would: from the picture, not from the page. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import jsQr from 'jsqr';
import type { Locator } from 'playwright-core';
import sharp from 'sharp';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** Two readers that know nothing of each other, and neither drew the code. */
export type CodeReader = 'jsqr' | 'zxing';

const byJsQr = async (png: Buffer): Promise<string | null> => {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return jsQr(new Uint8ClampedArray(data), info.width, info.height)?.data ?? null;
};

const prepareZxing = async (): Promise<void> => {
  const bytes = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  const wasmBinary = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
};

let preparedZxing: Promise<void> | null = null;

const byZxing = async (png: Buffer): Promise<string | null> => {
  await (preparedZxing ??= prepareZxing());
  const codes = await readBarcodes(new Uint8Array(png), { formats: ['QRCode'], tryHarder: true });
  return codes.find(({ isValid }) => isValid)?.text ?? null;
};

const readers: Readonly<Record<CodeReader, (png: Buffer) => Promise<string | null>>> = {
  jsqr: byJsQr,
  zxing: byZxing,
};

/**
 * The text of the code that `place` shows, in the pixels of its screen.
 *
 * @throws {Error} when there is no readable code
 */
export const readScreenCode = async (place: Locator, reader: CodeReader = 'jsqr'): Promise<string> => {
  const text = await readers[reader](await place.screenshot({ scale: 'device' }));
  if (text === null) throw new Error(`no code on the screen that ${reader} can read`);
  return text;
};
