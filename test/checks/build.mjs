/**
 * Runs the builds by name, quietly and in order: `node build.mjs lib types manifest cdn pages sandbox`.
 * What to bundle is decided in vite.config.ts, not here.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as viteBuild } from 'vite';

const root = resolve(import.meta.dirname, '../..');
const dist = resolve(root, 'dist');

/** @param {string} mode of vite.config.ts */
const bundle = (mode) => viteBuild({ configFile: resolve(root, 'vite.config.ts'), mode, logLevel: 'warn' });

/**
 * @param {string} script of a package, from node_modules
 * @param {readonly string[]} args
 */
function runTool(script, args) {
  const { status } = spawnSync(process.execPath, [resolve(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) throw new Error(`${script} ended with ${status}.`);
}

async function buildLibrary() {
  // It lies in dist itself, beside the folders of the other builds, so Vite cannot empty it.
  const old = existsSync(dist) ? readdirSync(dist) : [];
  for (const name of old) {
    if (name === 'chunks' || /\.js(?:\.map)?$/.test(name)) rmSync(resolve(dist, name), { recursive: true });
  }
  await bundle('production');
}

function buildTypes() {
  const types = resolve(dist, 'types');
  rmSync(types, { recursive: true, force: true });
  runTool('typescript/bin/tsc', ['-p', 'test/checks/tsconfig.build.json']);
  for (const name of readdirSync(types, { recursive: true })) {
    if (!name.endsWith('.d.ts')) continue;
    const file = resolve(types, name);
    writeFileSync(file, publicImports(readFileSync(file, 'utf8')));
  }
}

/**
 * What tsc writes into a declaration and a consumer cannot resolve: the `.ts` of an import, where only a `.d.ts` is, and
 * lit's own parts, which are no dependency of this package. lit exports all of them.
 */
function publicImports(text) {
  return text
    .replaceAll(/((?:from |import\()['"]\.[^'"]+)\.ts(?=['"])/g, '$1.js')
    .replaceAll(/import\("(?:lit-html|lit-element|@lit\/reactive-element)"\)/g, 'import("lit")');
}

function buildManifest() {
  runTool('@custom-elements-manifest/analyzer/cem.js', [
    ...['analyze', '--quiet', '--config', 'test/checks/custom-elements-manifest.config.mjs'],
  ]);
}

const builds = {
  lib: buildLibrary,
  types: buildTypes,
  manifest: buildManifest,
  cdn: () => bundle('cdn'),
  pages: () => bundle('pages'),
  sandbox: () => bundle('sandbox'),
};

/**
 * @param {readonly string[]} names any of lib, types, manifest, cdn, pages, sandbox
 * @returns {Promise<void>}
 * @throws {Error} when a name is unknown or a build fails
 */
export async function build(names) {
  const given = process.env.NODE_ENV;
  // Within a test runner it is `test`, and Vite would take Lit's development build: another file than people load.
  process.env.NODE_ENV = 'production';
  try {
    for (const name of names) {
      const run = builds[name];
      if (run === undefined) throw new Error(`No build is called "${name}".`);
      await run();
    }
  } finally {
    if (given === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = given;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // Bundles name their sources in comments, relative to where the build runs.
  process.chdir(root);
  const names = process.argv.slice(2);
  const startedAtMs = performance.now();
  await build(names);
  console.log(`built ${names.join(', ')} in ${((performance.now() - startedAtMs) / 1000).toFixed(1)} s`);
}
