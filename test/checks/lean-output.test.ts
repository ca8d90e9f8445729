/** What the builds take out of templates, styles and maps, and what they have to leave. */
import { describe, expect, it } from 'vitest';
import { isForeign, leanCss, leanMarkup, plainAddress, withoutMapAddress } from './lean-output.ts';

describe('markup', () => {
  it.each([
    [
      'folds indentation to one space',
      '<p>\n    <b>a</b>\n    <i>b</i>\n  </p>',
      '<p> <b>a</b> <i>b</i> </p>',
    ],
    ['leaves the space between two words alone', '<b>a</b> <i>b</i>', '<b>a</b> <i>b</i>'],
    ['leaves spaces within a line', 'a  b', 'a  b'],
  ])('%s', (_what, markup, lean) => {
    expect(leanMarkup(markup)).toBe(lean);
  });
});

describe('styles', () => {
  it.each([
    ['takes out what parts no words', 'a,\n  b {\n    color: red;\n  }\n', 'a,b{color:red}'],
    ['takes out comments', "/* it's { grey */ a { color: red }", ' a{color:red}'],
    ['keeps a descendant apart from a pseudo-class', '.a :hover { }', '.a :hover{}'],
    ['keeps the spaces of a sum', 'calc(1px + 2px)', 'calc(1px + 2px)'],
    ['keeps strings', 'a::after { content: "x ,  y"; }', 'a::after{content:"x ,  y"}'],
    [
      'keeps a condition apart from its parenthesis',
      '@media (width > 40rem) { }',
      '@media (width > 40rem){}',
    ],
  ])('%s', (_what, css, lean) => {
    expect(leanCss(css)).toBe(lean);
  });
});

describe('the address of a worker', () => {
  const written = `new Worker(new URL(
    /* @vite-ignore */
    new URL("it-1.js", import.meta.url).href,
    "" + import.meta.url
  ), { type: "module" })`;

  it('is one that bundlers know, on as many lines', () => {
    const plain = plainAddress(written);
    expect(plain.replaceAll(/\s+/g, ' ')).toBe(
      'new Worker(new URL( "./it-1.js", import.meta.url ), { type: "module" })',
    );
    expect(plain.split('\n')).toHaveLength(written.split('\n').length);
  });

  it('of the weights is where the package has them', () => {
    expect(plainAddress('new URL(/* @vite-ignore */ "../face/it.bin", import.meta.url)')).toBe(
      'new URL( "../cdn/face/it.bin", import.meta.url)',
    );
  });

  it('of anything else stays as it is', () => {
    const other = 'new URL("it-1.js", import.meta.url).href';
    expect(plainAddress(other)).toBe(other);
  });
});

describe('a source map', () => {
  const own = { '/a/src/one.ts': { renderedLength: 100 } };

  it('is left out where packages are more than half of a chunk', () => {
    expect(isForeign({ ...own, '/a/node_modules/b/c.js': { renderedLength: 101 } })).toBe(true);
    expect(isForeign({ ...own, 'C:\\a\\node_modules\\b\\c.js': { renderedLength: 101 } })).toBe(true);
    expect(isForeign({ ...own, '/a/node_modules/b/c.js': { renderedLength: 100 } })).toBe(false);
    expect(isForeign(own)).toBe(false);
  });

  it('that is left out is named no more', () => {
    expect(withoutMapAddress('a();\n\n//# sourceMappingURL=it-1.js.map')).toBe('a();\n\n');
    expect(withoutMapAddress('const a = "//# sourceMappingURL=b";\n')).toBe(
      'const a = "//# sourceMappingURL=b";\n',
    );
  });
});
