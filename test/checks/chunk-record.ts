/**
 * A Vite plugin that writes a record beside a build, `.chunks.json`: which modules went into which chunk, and who imports whom.
 * The size budgets are computed from it. It must not change the output.
 */
import { relative, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { nameOf } from './chunk-sizes.mjs';

/** One emitted script. Paths of modules start at the repository's root. */
export interface RecordedChunk {
  readonly file: string;
  readonly isEntry: boolean;
  readonly imports: readonly string[];
  readonly dynamicImports: readonly string[];
  readonly modules: readonly RecordedModule[];
}

/** A source file in a chunk; `bytes` before minification. */
export interface RecordedModule {
  readonly path: string;
  readonly bytes: number;
}

/** Records every chunk of the build it is part of. Workers are builds of their own: their records bear their names. */
export function chunkRecord(kind: 'page' | 'worker' = 'page'): Plugin {
  let root = '';
  return {
    name: 'chunk-record',
    apply: 'build',
    configResolved(config) {
      root = resolve(config.root);
    },
    generateBundle(_options, bundle) {
      const chunks: RecordedChunk[] = [];
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue;
        chunks.push({
          file: output.fileName,
          isEntry: output.isEntry,
          imports: output.imports,
          dynamicImports: output.dynamicImports,
          modules: Object.entries(output.modules).map(([id, { renderedLength }]) => ({
            path: relative(root, id).replaceAll('\\', '/'),
            bytes: renderedLength,
          })),
        });
      }
      chunks.sort((a, b) => (a.file < b.file ? -1 : 1));
      const entry = chunks.find(({ isEntry }) => isEntry);
      const fileName = kind === 'page' ? '.chunks.json' : `.${nameOf(entry?.file ?? 'worker')}-chunks.json`;
      this.emitFile({ type: 'asset', fileName, source: JSON.stringify(chunks, null, 2) });
    },
  };
}
