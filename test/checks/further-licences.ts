/**
 * Adds to a build's licenses.md what Vite does not see there: packages that only workers bundle, and packages whose files
 * are copied; where Vite lists none, those of the build itself as well. It must not touch the scripts.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

interface Licensed {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

const fileName = 'licenses.md';
const packages = resolve(import.meta.dirname, '../../node_modules');

/** Of `/x/node_modules/@a/b/c.js`, `@a/b`; `undefined` for a module of no package. */
const packageOf = (id: string): string | undefined =>
  /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id.replaceAll('\\', '/'))?.[1];

const section = (name: string): string => {
  const folder = resolve(packages, name);
  const { version, license } = JSON.parse(readFileSync(resolve(folder, 'package.json'), 'utf8')) as Licensed;
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? '' : `\n${readFileSync(resolve(folder, file), 'utf8').trim()}\n`;
  return `\n## ${name} - ${version} (${license})\n${text}`;
};

/** Two plugins of one build: one notes what is bundled, the page's part writes about that and about `copied`. */
export function furtherLicences(copied: readonly string[]): {
  readonly collect: Plugin;
  readonly tell: Plugin;
} {
  const names = new Set(copied);
  const collect: Plugin = {
    name: 'further-licences-collect',
    generateBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue;
        for (const [id, { renderedLength }] of Object.entries(output.modules)) {
          const name = packageOf(id);
          if (name !== undefined && renderedLength > 0) names.add(name);
        }
      }
    },
  };
  const tell: Plugin = {
    name: 'further-licences-tell',
    apply: 'build',
    generateBundle: {
      // After Vite's own list.
      order: 'post',
      handler(_options, bundle) {
        const own = bundle[fileName];
        const told = own?.type === 'asset' ? String(own.source) : '# Licenses\n\nBundled, or copied:\n';
        const sections = [...names].sort().filter((name) => !told.includes(`\n## ${name} - `));
        const source = told.trimEnd() + '\n' + sections.map(section).join('');
        if (own?.type === 'asset') own.source = source;
        else this.emitFile({ type: 'asset', fileName, source });
      },
    },
  };
  return { collect, tell };
}
