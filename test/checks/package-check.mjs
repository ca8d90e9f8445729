/**
 * Packs the package and uses it as a stranger would: what is in it, whether Node may import it without an effect, and
 * whether its types resolve, whether its command runs. It reads dist as it is; `npm run check:package` builds it first.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { build as viteBuild } from 'vite';
import { checkSandbox } from './check-package-sandbox.mjs';
import { root } from './commands.mjs';

const maxBytes = 1_650_000;

/** Nothing else may lie at these places of the package. */
const expected =
  /^(?:package\.json|README\.md|LICENSE|CHANGELOG\.md|dist\/(?:[^/]+\.(?:js|js\.map|json|md)|(?:chunks|types|cdn|pages|sandbox)\/.+))$/;

const problems = [];
const folder = mkdtempSync(join(tmpdir(), 'idv-capture-package-'));
const installed = join(folder, 'node_modules/idv-capture');

/** Extracts the tarball beside links to its dependencies, and to nothing else: a missing one must be noticed. */
function install() {
  const npm = process.env.npm_execpath === undefined ? ['npm'] : [process.execPath, process.env.npm_execpath];
  const args = [...npm.slice(1), 'pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const [packed] = Object.values(JSON.parse(execFileSync(npm[0], args, { cwd: root, encoding: 'utf8' })));
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', join(folder, packed.filename), '-C', installed, '--strip-components=1']);
  const { dependencies, optionalDependencies } = JSON.parse(
    readFileSync(join(installed, 'package.json'), 'utf8'),
  );
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    const place = join(folder, 'node_modules', name);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(resolve(root, 'node_modules', name), place, 'junction');
  }
  return packed;
}

function checkContents({ files, size, unpackedSize }) {
  const paths = files.map(({ path }) => path);
  for (const path of paths)
    if (!expected.test(path)) problems.push(`${path} does not belong into the package.`);
  for (const path of [
    'README.md',
    'LICENSE',
    'CHANGELOG.md',
    'dist/cdn/idv-capture.js',
    'dist/cdn/licenses.md',
    'dist/pages/hosted.html',
    'dist/pages/enter-code.html',
    'dist/sandbox/main.js',
    'dist/sandbox/licenses.md',
  ]) {
    if (!paths.includes(path)) problems.push(`${path} is missing from the package.`);
  }
  for (const path of paths.filter((file) => file.endsWith('.js'))) {
    const [, map] =
      /\n\/\/# sourceMappingURL=(\S+)\s*$/.exec(readFileSync(join(installed, path), 'utf8')) ?? [];
    if (map !== undefined && !paths.includes(join(dirname(path), map).replaceAll('\\', '/')))
      problems.push(`${path} names a map that is not there.`);
  }
  if (size > maxBytes) problems.push(`The package weighs ${size} bytes, ${maxBytes} at most.`);
  console.log(`${paths.length} files, ${size} bytes packed, ${unpackedSize} unpacked`);
}

async function checkManifest() {
  const { messages } = await publint({ pkgDir: installed, pack: false, strict: true });
  const pkg = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  for (const message of messages) problems.push(`publint: ${formatMessage(message, pkg)}`);
}

/**
 * Plain Node has no DOM. Lit brings a few stand-ins there, a registry among them, which has to stay empty until `define`
 * is asked for; this package adds nothing.
 */
const nodeUse = `
  import assert from 'node:assert/strict';
  await import('lit');
  const globalsBefore = Object.keys(globalThis).length;
  const main = await import('idv-capture');
  assert.equal(typeof main.IdvCapture, 'function');
  assert.equal(globalThis.customElements?.get('idv-capture'), undefined, 'the import alone registered the element');
  assert.equal(Object.keys(globalThis).length, globalsBefore, 'the import left something on globalThis');
  const bridge = await import('idv-capture/bridge');
  assert.equal(typeof bridge.listen, 'function');
  const address = import.meta.resolve('idv-capture/define');
  await import(address);
  await import(address + '?again');
  assert.equal(customElements.get('idv-capture'), main.IdvCapture, 'define registers the exported class, once');
  assert.ok(import.meta.resolve('idv-capture/custom-elements.json').startsWith('file:'));
`;

function checkNode() {
  writeFileSync(join(folder, 'use.mjs'), nodeUse);
  const { status, stderr, stdout } = spawnSync(process.execPath, ['use.mjs'], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (status !== 0) problems.push(`Node cannot use the package:\n${stdout}${stderr}`);
}

const typedUse = `
  import {
    IdvCapture,
    IdvCompleteEvent,
    type CaptureState,
    type ErrorCode,
    type HandoffPhase,
    type StringOverrides,
  } from 'idv-capture';
  import 'idv-capture/define';
  import { listen } from 'idv-capture/bridge';

  const element: IdvCapture = document.createElement('idv-capture');
  const state: CaptureState = element.state;
  element.addEventListener('idv-complete', (event) => {
    const complete: IdvCompleteEvent = event;
    const id: string = complete.sessionId;
    console.log(id, state);
  });
  element.addEventListener('idv-error', (event) => {
    const code: ErrorCode = event.code;
    console.log(code);
  });
  element.addEventListener('idv-handoff', (event) => {
    const phase: HandoffPhase = event.phase;
    console.log(phase);
  });
  element.handoffLink = async () => 'https://id.example/verify/tok_1';
  const strings: StringOverrides = {
    consentAgree: 'Yes',
    handoffTitle: 'Use your phone',
    handoffConnected: (device) => device + ' is here',
    joinBegin: 'Go on',
    popupTitle: 'In the other window',
  };
  element.strings = strings;
  // @ts-expect-error A sentence with a value in it stays one.
  element.strings = { handoffConnected: 'It is here' };
  // @ts-expect-error The types are there, and not any.
  element.mode = 'sideways';
  listen(document.createElement('iframe'), 'https://id.example', { complete: (message) => console.log(message.status) });
`;

function checkTypes() {
  writeFileSync(join(folder, 'use.ts'), typedUse);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
  const compilerOptions = {
    ...{ target: 'es2022', lib: ['es2022', 'dom', 'dom.iterable'], types: [] },
    ...{ strict: true, skipLibCheck: false, noEmit: true },
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['use.ts'] }));
  for (const [module, moduleResolution] of [
    ['esnext', 'bundler'],
    ['nodenext', 'nodenext'],
  ]) {
    const tsc = [
      resolve(root, 'node_modules/typescript/bin/tsc'),
      ...['-p', folder, '--module', module, '--moduleResolution', moduleResolution],
    ];
    const { status, stdout } = spawnSync(process.execPath, tsc, { cwd: folder, encoding: 'utf8' });
    if (status !== 0) problems.push(`Types do not resolve with ${moduleResolution}:\n${stdout}`);
  }
}

/**
 * Vite's development server is told to leave this package alone (see README.md), and converts no CommonJS then: whatever
 * is imported by name from elsewhere has to be a module already.
 */
function checkImports() {
  const built = join(installed, 'dist');
  const scripts = readdirSync(built, { recursive: true }).filter((file) =>
    /^(?:chunks[\\/])?[^\\/]+\.js$/.test(file),
  );
  const names = new Set(
    scripts.flatMap((file) =>
      [
        ...readFileSync(join(built, file), 'utf8').matchAll(
          /\b(?:from|import)\s*\(?\s*["']((?:@[\w-]+\/)?\w[\w.-]*)/g,
        ),
      ].map(([, name]) => name),
    ),
  );
  if (!names.has('lit')) problems.push('Lit is not shared with the page.');
  for (const name of names) {
    const { type } = JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8'));
    if (type !== 'module') problems.push(`${name} is imported and is no module.`);
  }
}

/** A page's own bundler has to find the workers: without them no code on a document is read. */
async function checkBundled() {
  writeFileSync(join(folder, 'index.html'), '<script type="module" src="/use.js"></script>');
  writeFileSync(join(folder, 'use.js'), "import 'idv-capture/define';");
  const built = await viteBuild({
    configFile: false,
    root: folder,
    logLevel: 'silent',
    build: { write: false },
  });
  const files = built.output.map(({ fileName }) => fileName);
  for (const wanted of [/live-worker/, /face-worker/, /blazeface.*\.bin$/])
    if (!files.some((file) => wanted.test(file)))
      problems.push(`A bundler does not find ${wanted}: ${files}`);
  for (const { fileName, source } of built.output)
    if (/-worker/.test(fileName) && /\bimport\b/.test(source ?? ''))
      problems.push(`${fileName} is copied without what it imports.`);
}

try {
  checkContents(install());
  await checkManifest();
  checkNode();
  checkTypes();
  checkImports();
  await checkBundled();
  problems.push(...(await checkSandbox(folder)));
} finally {
  rmSync(folder, { recursive: true });
}
for (const problem of problems) console.error(problem);
console.log(problems.length === 0 ? 'package: in order' : `package: ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
