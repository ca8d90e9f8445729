/**
 * What is done to files that browsers load: the white space inside Lit's templates and styles goes, which no minifier
 * touches, and Vite's preload helper, which has nothing to do where modules preload nothing; addresses of workers are
 * written so that other bundlers know them, and other people's code has no source map.
 */
import type { Plugin } from 'vite';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

const tags = new Set(['html', 'svg', 'css']);

/** Folds white space in `html`, `svg` and `css` literals of this project's own modules. Without a source map. */
export function leanTemplates(): Plugin {
  return {
    name: 'lean-templates',
    apply: 'build',
    transform: {
      order: 'post',
      filter: { id: /\/src\/.*\.ts$/ },
      handler(code) {
        const pieces = quasisOf(this.parse(code)).sort((one, other) => other.start - one.start);
        let lean = code;
        for (const { start, end, tag } of pieces) {
          const text = lean.slice(start, end);
          lean = lean.slice(0, start) + (tag === 'css' ? leanCss(text) : leanMarkup(text)) + lean.slice(end);
        }
        return { code: lean, map: null };
      },
    },
  };
}

/** Takes Vite's preload helper out: every dynamic import is then a plain one. */
export function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    apply: 'build',
    load: {
      filter: { id: /vite\/preload-helper/ },
      handler: () => 'export const __vitePreload = (load) => load();',
    },
  };
}

/**
 * Writes addresses as bundlers look for them, so that a page that bundles this package has its workers and the face
 * detector's weights as well. Line breaks stay where they are: source maps count them.
 */
export function plainAddresses(): Plugin {
  return {
    name: 'plain-addresses',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const file of Object.values(bundle))
          if (file.type === 'chunk') file.code = plainAddress(file.code);
      },
    },
  };
}

/** `new URL("./worker.js", import.meta.url)` in the place of what Vite writes; the weights are those of the CDN build. */
export const plainAddress = (code: string): string =>
  code
    .replaceAll(
      /(new URL\()(\s*)\/\* @vite-ignore \*\/(\s*)new URL\("([^"]+)", import\.meta\.url\)\.href,(\s*)"" \+ import\.meta\.url/g,
      (_, start: string, one: string, two: string, file: string, three: string) =>
        `${start}${one}${two}"./${file}",${three}import.meta.url`,
    )
    .replaceAll(/\/\* @vite-ignore \*\/(\s*)"\.\.\/face\//g, '$1"../cdn/face/');

/**
 * Leaves out the source map of a chunk that is other people's code for the most part: two such maps would weigh more than
 * those of everything else.
 */
export function ownMaps(): Plugin {
  return {
    name: 'own-maps',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== 'chunk' || file.sourcemapFileName === null || !isForeign(file.modules)) continue;
          Reflect.deleteProperty(bundle, file.sourcemapFileName);
          file.code = withoutMapAddress(file.code);
        }
      },
    },
  };
}

/** Whether more than half of a chunk comes from packages. */
export const isForeign = (
  modules: Readonly<Record<string, { readonly renderedLength: number }>>,
): boolean => {
  const bytesOf = (entries: readonly (readonly [string, { readonly renderedLength: number }])[]): number =>
    entries.reduce((bytes, [, { renderedLength }]) => bytes + renderedLength, 0);
  const all = Object.entries(modules);
  return 2 * bytesOf(all.filter(([id]) => /[\\/]node_modules[\\/]/.test(id))) > bytesOf(all);
};

/** The code without the line that names its map. */
export const withoutMapAddress = (code: string): string =>
  code.replace(/\n\/\/# sourceMappingURL=\S+\s*$/, '\n');

/**
 * Line breaks with their indentation become one space. Not none, even between tags: two words would grow together, and
 * the file that people load would differ from the one that is tested.
 */
export const leanMarkup = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ');

/** Comments go, and white space where it parts no words; quoted strings stay. */
export const leanCss = (text: string): string =>
  outsideStrings(
    outsideStrings(text, /(?:\/\*[^]*?\*\/|\s)+/, () => ' '),
    / ?([{};,]) ?|(?<=[\w-]): /,
    (found) => found.trim(),
  ).replaceAll(';}', '}');

const outsideStrings = (text: string, pattern: RegExp, replace: (found: string) => string): string =>
  text.replaceAll(new RegExp(`"[^"]*"|'[^']*'|${pattern.source}`, 'g'), (found) =>
    /^["']/.test(found) ? found : replace(found),
  );

const quasisOf = (node: unknown, found: { start: number; end: number; tag: string }[] = []) => {
  if (Array.isArray(node)) for (const child of node) quasisOf(child, found);
  else if (typeof node === 'object' && node !== null) {
    const { type, tag, quasi } = node as Node & {
      tag?: Node & { name?: string };
      quasi?: Node & { quasis: Node[] };
    };
    if (type === 'TaggedTemplateExpression' && tag?.name && tags.has(tag.name) && quasi)
      for (const { start, end } of quasi.quasis) found.push({ start, end, tag: tag.name });
    for (const child of Object.values(node)) if (typeof child === 'object') quasisOf(child, found);
  }
  return found;
};
