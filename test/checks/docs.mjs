/**
 * Writes what is documented from the code itself: the README's interface section from the manifest, the OpenAPI
 * documents from the sandbox's operations, the README's list of operations from those. With `--check` it writes nothing
 * and fails where any of it is stale or something public has no description.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { apiSection, undescribed } from './api-section.mjs';
import { root } from './commands.mjs';
import { replaceSection } from './markdown.mjs';
import { openApiFiles } from './open-api-files.mjs';
import { operationsSection } from './operations-section.mjs';

const readme = resolve(root, 'README.md');
const manifest = JSON.parse(readFileSync(resolve(root, 'dist/custom-elements.json'), 'utf8'));
const elements = manifest.modules
  .flatMap(({ declarations = [] }) => declarations)
  .filter(({ tagName }) => tagName);
if (elements.length === 0) throw new Error('The manifest holds no element.');

const problems = elements.flatMap(undescribed);

const firedEvents = new Set(elements.flatMap(({ events = [] }) => events.map(({ type }) => type?.text)));
for (const { name, superclass } of manifest.modules.flatMap(({ declarations = [] }) => declarations)) {
  if (superclass?.name === 'Event' && !firedEvents.has(name))
    problems.push(`${name} is fired by no documented event.`);
}

/** The element itself says what it observes: the manifest, which reads the source, must not have missed any of it. */
const { IdvCapture } = await import(pathToFileURL(resolve(root, 'dist/index.js')).href);
const observed = IdvCapture.observedAttributes;
const settable = [...IdvCapture.elementProperties]
  .filter(([, { state }]) => state !== true)
  .map(([name]) => name);
const described = elements.find(({ tagName }) => tagName === IdvCapture.tag);
const attributes = new Set(described.members.map(({ attribute }) => attribute));
const properties = new Set(described.members.map(({ name }) => name));
for (const name of observed)
  if (!attributes.has(name)) problems.push(`The attribute ${name} is not in the manifest.`);
for (const name of settable)
  if (!properties.has(name)) problems.push(`The property ${name} is not in the manifest.`);

/** What styles read and what the documentation names have to be the same properties. */
const documented = new Set(
  elements.flatMap(({ cssProperties = [] }) => cssProperties.map(({ name }) => name)),
);
const read = new Set();
for (const name of readdirSync(resolve(root, 'src'), { recursive: true })) {
  if (!name.endsWith('.ts')) continue;
  const text = readFileSync(resolve(root, 'src', name), 'utf8');
  for (const [, property] of text.matchAll(/var\(\s*(--idv-[\w-]+)/g)) read.add(property);
}
for (const name of read)
  if (!documented.has(name)) problems.push(`${name} is read by a style, but not documented.`);
for (const name of documented)
  if (!read.has(name)) problems.push(`${name} is documented, but no style reads it.`);

const documents = await openApiFiles();
const sections = {
  api: elements.map(apiSection).join('\n'),
  operations: documents.map(({ document }) => operationsSection(document)).join('\n'),
};
const files = [
  ...documents,
  {
    file: readme,
    text: Object.entries(sections).reduce(
      (text, [name, section]) => replaceSection(text, name, section),
      readFileSync(readme, 'utf8'),
    ),
  },
];
for (const { file, text } of files) {
  if ((existsSync(file) ? readFileSync(file, 'utf8') : '') === text) continue;
  if (process.argv.includes('--check')) {
    problems.push(`${relative(root, file)} is stale: run \`npm run docs\`.`);
  } else {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

for (const problem of problems) console.error(problem);
console.log(problems.length === 0 ? 'docs: in order' : `docs: ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
