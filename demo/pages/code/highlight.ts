/** Splits a snippet into coloured pieces. Only as much of each language as the snippets of these pages use. Pure. */

/** Language of a snippet. */
export type CodeLanguage = 'html' | 'shell' | 'json' | 'javascript' | 'text';

/** What a piece is, which is also the name of its class in `pages.css`. */
export type TokenKind = 'plain' | 'comment' | 'mark' | 'name' | 'string' | 'value';

/** One piece of a snippet. */
export interface CodeToken {
  readonly kind: TokenKind;
  readonly text: string;
}

type Rule = readonly [TokenKind, RegExp];

const quoted = String.raw`"[^"]*"|'[^']*'|\x60[^\x60]*\x60`;

const rulesOf = {
  javascript: [
    ['comment', /\/\/[^\n]*/y],
    ['string', new RegExp(quoted, 'y')],
    ['name', /\b(?:const|await|async|import|from|return|if|new)\b/y],
    ['value', /\b(?:true|false|null|\d+)\b/y],
    ['plain', /[\w$]+/y],
    ['mark', /[^\s\w]/y],
  ],
  tag: [
    ['mark', /<\/?|\/?>|=/y],
    ['string', /"[^"]*"/y],
    ['name', /(?<=<\/?)[\w-]+/y],
    ['value', /[\w-]+/y],
  ],
  shell: [
    ['comment', /(?<=^|\n)#[^\n]*/y],
    ['string', new RegExp(quoted, 'y')],
    ['value', /(?<=\s)--?[\w-]+/y],
    ['name', /(?<=^|\n)\w+/y],
    ['mark', /\\(?=\n)/y],
  ],
  json: [
    ['name', /"[^"]*"(?=\s*:)/y],
    ['string', /"[^"]*"/y],
    ['value', /\b(?:true|false|null|-?\d[\d.]*)\b/y],
    ['mark', /[{}[\],:]/y],
  ],
  text: [],
} as const satisfies Record<string, readonly Rule[]>;

/** The pieces of a snippet, in order; joined together they are the snippet again. */
export const highlight = (code: string, language: CodeLanguage): readonly CodeToken[] =>
  language === 'html' ? highlightHtml(code) : applyRules(code, rulesOf[language]);

const markup = /(?<comment><!--.*?-->)|(?<tag><[^>]+>)|(?<text>[^<]+)/gs;

const highlightHtml = (code: string): readonly CodeToken[] => {
  let inScript = false;
  return [...code.matchAll(markup)].flatMap(({ 0: text, groups }) => {
    if (groups?.['comment']) return [{ kind: 'comment', text }];
    if (!groups?.['tag']) return inScript ? applyRules(text, rulesOf.javascript) : [{ kind: 'plain', text }];
    inScript = text.startsWith('<script') && !text.includes(' src=');
    return applyRules(text, rulesOf.tag);
  });
};

const applyRules = (code: string, rules: readonly Rule[]): readonly CodeToken[] => {
  const tokens: CodeToken[] = [];
  let plain = '';
  const flush = (): void => {
    if (plain !== '') tokens.push({ kind: 'plain', text: plain });
    plain = '';
  };
  for (let index = 0; index < code.length;) {
    const found = firstMatch(code, index, rules);
    if (!found || found.kind === 'plain') {
      const text = found?.text ?? code.charAt(index);
      plain += text;
      index += text.length;
      continue;
    }
    flush();
    tokens.push(found);
    index += found.text.length;
  }
  flush();
  return tokens;
};

const firstMatch = (code: string, index: number, rules: readonly Rule[]): CodeToken | null => {
  for (const [kind, pattern] of rules) {
    pattern.lastIndex = index;
    const text = pattern.exec(code)?.[0];
    if (text) return { kind, text };
  }
  return null;
};
