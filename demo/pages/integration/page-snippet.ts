/** The markup and script that make what is on screen, for a set of choices. Pure. */
import { directionOf, type Choices } from './choices.ts';
import { backendRequest } from './provider-request.ts';

/** A token never stands in a page's text: it is a key to the session. */
const shownToken = 'tok_…';

/** The element's attributes for a set of choices, in the order in which they are written; defaults left out. */
export const attributesFor = ({
  mode,
  handoff,
  redirect,
  theme,
  lang,
}: Choices): readonly [string, string][] => [
  ...differing('mode', mode, 'inline'),
  ...differing('handoff', handoff, 'offer'),
  ...differing('redirect', redirect === 'on' ? 'auto' : 'off', 'auto'),
  ...differing('theme', theme, 'auto'),
  ...differing('lang', lang, 'en'),
  ...differing('dir', directionOf(lang), 'ltr'),
];

const differing = (name: string, value: string, standard: string): readonly [string, string][] =>
  value === standard ? [] : [[name, value]];

/** The page's part of the integration. */
export const pageSnippet = (choices: Choices, origin: string): string => {
  const attributes = [...attributesFor(choices), ...inputAttributes(choices, origin)];
  return [
    `<script type="module" src="${origin}/idv-capture.js"></script>`,
    '',
    elementTag(attributes),
    '',
    '<script type="module">',
    `  const capture = document.querySelector('idv-capture');`,
    ...(choices.input === 'session' ? ['', ...relayLines(choices)] : []),
    '',
    `  capture.addEventListener('idv-complete', ({ sessionId, status }) => {`,
    '    // Submitted, not approved: the decision comes by webhook.',
    '    console.log(sessionId, status);',
    '  });',
    '</script>',
  ].join('\n');
};

const inputAttributes = ({ input }: Choices, origin: string): readonly [string, string][] => {
  if (input === 'capture-url') return [['capture-url', `${origin}/verify/${shownToken}`]];
  return input === 'session-token'
    ? [
        ['api-base', origin],
        ['session-token', shownToken],
      ]
    : [];
};

const elementTag = (attributes: readonly [string, string][]): string => {
  const written = attributes.map(([name, value]) => `${name}="${value}"`);
  const line = ['<idv-capture', ...written].join(' ');
  return line.length <= 64
    ? `${line}></idv-capture>`
    : `<idv-capture\n${written.map((attribute) => `  ${attribute}\n`).join('')}></idv-capture>`;
};

const relayLines = (choices: Choices): readonly string[] => [
  '  // Your backend creates the session and relays the answer as it is.',
  `  const response = await fetch('/demo/sessions', {`,
  `    method: 'POST',`,
  `    headers: { 'Content-Type': 'application/json' },`,
  `    body: JSON.stringify(${objectLiteral(backendRequest(choices))}),`,
  '  });',
  '  capture.session = await response.json();',
];

const objectLiteral = (value: object): string => {
  const fields = Object.entries(value).map(([key, field]) =>
    typeof field === 'string' ? `${key}: '${field}'` : `${key}: ${String(field)}`,
  );
  const line = `{ ${fields.join(', ')} }`;
  return line.length <= 48 ? line : `{\n${fields.map((field) => `      ${field},\n`).join('')}    }`;
};
