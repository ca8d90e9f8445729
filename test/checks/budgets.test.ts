/** The size budgets: what counts before the first screen, and what each kind of chunk counts towards. */
import { describe, expect, it } from 'vitest';
import { budgets, kindOf, nameOf, staticClosure } from './chunk-sizes.mjs';

interface Sample {
  readonly file: string;
  readonly isEntry: boolean;
  readonly imports: string[];
  readonly dynamicImports: string[];
  readonly modules: { path: string; bytes: number }[];
  readonly gzipBytes: number;
}

const chunk = (file: string, paths: readonly string[], more: Partial<Sample> = {}): Sample => ({
  file,
  isEntry: false,
  imports: [],
  dynamicImports: [],
  modules: paths.map((path) => ({ path, bytes: 1 })),
  gzipBytes: 1000,
  ...more,
});

const entry = chunk('idv-capture.js', ['src/define.ts'], {
  isEntry: true,
  imports: ['chunks/lit-1.js'],
  dynamicImports: ['chunks/later-1.js'],
});
const lit = chunk('chunks/lit-1.js', ['node_modules/lit-html/lit-html.js'], { gzipBytes: 6000 });
const later = chunk('chunks/later-1.js', ['src/widget/later.ts'], {
  imports: ['idv-capture.js'],
  gzipBytes: 20_000,
});

const weightOf = (name: string, chunks: readonly Sample[]): number | undefined =>
  budgets(chunks).find((budget) => budget.name === name)?.gzipBytes;

describe('what a chunk is for', () => {
  it.each([
    ['flow', 'src/steps/photo-step.ts'],
    ['flow', 'src/i18n/locales/en.ts'],
    ['locale', 'src/i18n/locales/ar.ts'],
    ['handoff', 'node_modules/qrcode/lib/browser.js'],
    ['handoff', 'src/steps/handoff-screen.ts'],
    ['handoff', 'src/i18n/handoff-words/en.ts'],
    ['locale', 'src/i18n/handoff-words/fr.ts'],
    ['line', 'src/widget/handoff-runner.ts'],
    ['line', 'src/browser/text-stream.ts'],
    ['join', 'src/steps/join-screen.ts'],
    ['join', 'src/i18n/join-words/en.ts'],
    ['details', 'src/widget/detail-steps.ts'],
    ['key', 'src/browser/device-key.ts'],
    ['elsewhere', 'src/widget/elsewhere.ts'],
    ['elsewhere', 'src/i18n/elsewhere-words/en.ts'],
    ['barcode', 'node_modules/@zxing/library/esm/index.js'],
    ['barcode', 'src/capture/barcode/read-barcode.ts'],
    ['mrz', 'src/capture/mrz/read-mrz.ts'],
    ['guidance', 'src/steps/document-guide.ts'],
    ['outline', 'src/capture/live/live-worker.ts'],
    ['face', 'src/capture/face/face-worker.ts'],
    ['face', 'face/blazeface.bin'],
    ['camera', 'src/capture/camera-choice.ts'],
    ['doubts', 'src/steps/photo-judge.ts'],
    ['notes', 'src/steps/reading-notes.ts'],
    ['help', 'src/browser/browser-facts.ts'],
    ['help', 'src/i18n/camera-help/en.ts'],
    ['locale', 'src/i18n/camera-help/ar.ts'],
    ['flow', 'src/capture/camera.ts'],
  ])('is %s with %s in it', (kind, path) => {
    expect(kindOf(chunk('a.js', ['src/steps/photo-step.ts', path]))).toBe(kind);
  });
});

it('reads a picture of a code apart from barcodes, though with the same package', () => {
  expect(kindOf(chunk('a.js', ['node_modules/@zxing/library/esm/index.js', 'src/qr/code-text.ts']))).toBe(
    'qr',
  );
});

describe('the name of a chunk', () => {
  it.each([
    ['idv-capture', 'idv-capture.js'],
    ['ar', 'chunks/ar-C-LL_0a9.js'],
    ['barcode-worker', 'chunks/barcode-worker-CropGVBh.js'],
  ])('is %s for %s', (name, file) => {
    expect(nameOf(file)).toBe(name);
  });
});

describe('the budgets', () => {
  it('counts the entry and what it imports at once before the first screen', () => {
    expect(staticClosure([entry, lit, later], entry).map(({ file }) => file)).toEqual([
      'idv-capture.js',
      'chunks/lit-1.js',
    ]);
    expect(weightOf('before the first screen', [entry, lit, later])).toBe(7000);
  });

  it('counts every chunk it does not know towards the flow', () => {
    const stranger = chunk('chunks/new-1.js', ['src/somewhere/new.ts'], { gzipBytes: 500 });
    expect(weightOf('whole flow without recognisers', [entry, lit, later, stranger])).toBe(27_500);
  });

  it('counts a chunk once, however many import it', () => {
    const other = chunk('chunks/other-1.js', ['src/steps/other.ts'], { imports: ['chunks/lit-1.js'] });
    expect(weightOf('whole flow without recognisers', [entry, lit, later, other])).toBe(28_000);
  });

  it('counts the QR code and the recognisers apart, and towards the whole', () => {
    const qr = chunk('chunks/handoff-1.js', ['src/steps/handoff-screen.ts'], { gzipBytes: 9000 });
    const barcode = chunk('chunks/barcode-1.js', ['src/capture/barcode/aamva.ts'], { gzipBytes: 40_000 });
    const german = chunk('chunks/de-C-LL_0a9.js', ['src/i18n/locales/de.ts'], { gzipBytes: 5000 });
    const all = [entry, lit, later, qr, barcode, german];
    expect(weightOf('handoff, with its words', all)).toBe(9000);
    expect(weightOf('whole flow without recognisers', all)).toBe(27_000);
    expect(weightOf('whole widget with recognisers, without faces', all)).toBe(76_000);
    expect(weightOf('locale de', all)).toBe(5000);
  });

  it('refuses a record that misses a file', () => {
    expect(() => budgets([entry])).toThrow('chunks/lit-1.js');
    expect(() => budgets([later])).toThrow('no entry');
  });
});
