/**
 * How many PDF417 symbols are read from single camera frames, by us and by zxing-cpp in WebAssembly, and how long each
 * takes. The frames' seeds were never used while the reader was made. `FRAMES` changes their number per hold.
 */
import { it } from 'vitest';
import { readAamva } from '../../src/capture/barcode/aamva.ts';
import { readBarcode } from '../../src/capture/barcode/read-barcode.ts';
import type { GrayImage, Quad } from '../../src/capture/image/gray-image.ts';
import { cameraFrame, cropAround } from '../fixtures/barcode/camera-frame.ts';
import { cardBack } from '../fixtures/barcode/card-back.ts';
import { fictionalLicence } from '../fixtures/barcode/fictional-licence.ts';
import { heldAs, type Hold } from '../fixtures/barcode/holds.ts';
import { drawnSymbol } from '../fixtures/barcode/symbol.ts';
import { wasmReader } from './barcode/wasm-reader.ts';

const frames = Number(process.env['FRAMES'] ?? 60);
/** The reader was made on seeds 1 to 40. */
const firstSeed = 1001;
/** One unhurried frame: a busy machine must not cost reads. */
const budgetMs = 1000;

class Column {
  readonly #ms: number[] = [];
  #read = 0;
  #wrong = 0;

  add(text: string | null, truth: string, ms: number): void {
    this.#ms.push(ms);
    if (text === truth) this.#read += 1;
    // What the gate refuses is thrown away and does no harm.
    else if (text !== null && readAamva(text) !== null) this.#wrong += 1;
  }
  toString(): string {
    const sorted = [...this.#ms].sort((a, b) => a - b);
    const at = (share: number): string =>
      (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
    const counts = `${String(this.#read).padStart(4)}/${sorted.length} read, ${this.#wrong} wrong`;
    return `${counts}, ms median ${at(0.5).padStart(3)} p95 ${at(0.95).padStart(4)}`;
  }
}

const ours = (image: GrayImage, outline: Quad | null): { text: string | null; ms: number } => {
  const startedAtMs = performance.now();
  const { read } = readBarcode(image, { outline, budgetMs, now: () => performance.now() });
  return { text: read?.text ?? null, ms: performance.now() - startedAtMs };
};

it('PDF417 from single frames', async () => {
  const wasm = await wasmReader();
  const lines: string[] = [];
  for (const hold of ['steady', 'hand-held', 'rough'] satisfies Hold[]) {
    const columns = {
      'ours, crop': new Column(),
      'zxing-wasm, crop': new Column(),
      'ours, whole frame': new Column(),
      'ours, whole frame and true outline': new Column(),
    };
    for (let seed = firstSeed; seed < firstSeed + frames; seed += 1) {
      const truth = fictionalLicence(seed);
      const frame = cameraFrame(cardBack(drawnSymbol(truth), seed), heldAs(hold, seed), seed);
      const crop = cropAround(frame);
      const tries = {
        'ours, crop': ours(crop, null),
        'zxing-wasm, crop': await wasm(crop),
        'ours, whole frame': ours(frame.image, null),
        'ours, whole frame and true outline': ours(frame.image, frame.card),
      };
      for (const [name, { text, ms }] of Object.entries(tries))
        columns[name as keyof typeof columns].add(text, truth, ms);
    }
    for (const [name, column] of Object.entries(columns))
      lines.push(`${hold.padEnd(10)} ${name.padEnd(36)}${String(column)}`);
  }
  console.log(
    `\nPDF417 of 339 characters and more in 1080p frames, seeds from ${firstSeed}\n${lines.join('\n')}\n`,
  );
});
