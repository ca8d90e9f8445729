/**
 * Runs the builds of vite.config.ts by name, quietly and in order: `node build.mjs lib cdn pages sandbox`.
 * What to build is decided in vite.config.ts, not here.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as viteBuild } from 'vite';

const root = resolve(import.meta.dirname, '../..');

const dist = resolve(root, 'dist');
const modes = { lib: 'production', cdn: 'cdn', pages: 'pages', sandbox: 'sandbox' };

/** The library lies in dist itself, beside the folders of the other builds, so Vite cannot empty it. */
function removeOldLibrary() {
  if (!existsSync(dist)) return;
  const old = readdirSync(dist).filter((name) => name === 'chunks' || /\.js(?:\.map)?$/.test(name));
  for (const name of old) rmSync(resolve(dist, name), { recursive: true });
}

/**
 * @param {readonly string[]} names any of lib, cdn, pages, sandbox
 * @returns {Promise<void>}
 * @throws {Error} when a name is unknown or a build fails
 */
export async function build(names) {
  for (const name of names) {
    const mode = modes[name];
    if (mode === undefined) throw new Error(`No build is called "${name}".`);
    if (name === 'lib') removeOldLibrary();
    await viteBuild({
      configFile: resolve(root, 'vite.config.ts'),
      root,
      mode,
      logLevel: 'warn',
    });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const names = process.argv.slice(2);
  const startedAtMs = performance.now();
  await build(names);
  console.log(`built ${names.join(', ')} in ${((performance.now() - startedAtMs) / 1000).toFixed(1)} s`);
}
