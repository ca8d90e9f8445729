/** Weighs the CDN build as a visitor would download it, and fails above a budget. `--files` lists what counts
 * where, `--modules` also the source files in each. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { budgets, kindOf } from './chunk-sizes.mjs';

const cdn = resolve(import.meta.dirname, '../../dist/cdn');
const gzipBytes = (file) => gzipSync(readFileSync(resolve(cdn, file)), { level: 9 }).length;

// Workers are built apart and have a record of their own.
const recorded = readdirSync(cdn)
  .filter((name) => /^\.(?:[\w-]+-)?chunks\.json$/.test(name))
  .flatMap((name) =>
    JSON.parse(readFileSync(resolve(cdn, name), 'utf8')).map((chunk) => ({
      ...chunk,
      isEntry: chunk.isEntry && name === '.chunks.json',
    })),
  );
const emitted = readdirSync(cdn, { recursive: true }).map((name) => name.replaceAll('\\', '/'));
// Not scripts, and downloaded all the same.
const assets = emitted
  .filter((file) => /\.(?:bin|wasm)$/.test(file))
  .map((file) => ({
    ...{ file, isEntry: false, imports: [], dynamicImports: [] },
    modules: [{ path: file, bytes: statSync(resolve(cdn, file)).size }],
  }));
const chunks = [...recorded, ...assets].map((chunk) => ({ ...chunk, gzipBytes: gzipBytes(chunk.file) }));

// What no record knows would weigh nothing.
const known = new Set(chunks.map(({ file }) => file));
for (const file of emitted)
  if (file.endsWith('.js') && !known.has(file)) throw new Error(`${file} is in no record of the build.`);

const listsModules = process.argv.includes('--modules');
const listsFiles = listsModules || process.argv.includes('--files');
let exceeded = 0;
console.log('   gzip    budget');
for (const { name, maxBytes, gzipBytes: bytes, files } of budgets(chunks)) {
  const isWithin = bytes <= maxBytes;
  if (!isWithin) exceeded += 1;
  console.log(
    `${String(bytes).padStart(7)} ${String(maxBytes).padStart(9)}  ${isWithin ? '' : 'ABOVE: '}${name}`,
  );
  if (!listsFiles) continue;
  for (const file of files) {
    const chunk = chunks.find((other) => other.file === file);
    console.log(`${''.padStart(20)}${String(chunk.gzipBytes).padStart(7)} ${file} (${kindOf(chunk)})`);
    if (!listsModules) continue;
    const largestFirst = [...chunk.modules].sort((a, b) => b.bytes - a.bytes);
    for (const module of largestFirst)
      console.log(`${''.padStart(28)}${String(module.bytes).padStart(7)} ${module.path}`);
  }
}
if (exceeded > 0) {
  console.error(`${exceeded} of the budgets exceeded.`);
  process.exitCode = 1;
}
