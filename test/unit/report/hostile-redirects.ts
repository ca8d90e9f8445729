/** URLs that a `redirect_url` must never lead to, most of them made from a few parts. Data only. */

const scripts = ['javascript', 'vbscript', 'livescript', 'data', 'blob', 'file', 'filesystem', 'view-source'];
const otherSchemes = [
  ...['about', 'ftp', 'ws', 'wss', 'mailto', 'tel', 'sms', 'intent', 'android-app', 'market', 'itms-apps'],
  ...[
    'chrome',
    'chrome-extension',
    'moz-extension',
    'ms-settings',
    'jar',
    'ssh',
    'gopher',
    'urn',
    'x',
    'httpsx',
  ],
];

/** Every scheme but the two that are allowed, spelled in ways that parsers forgive. */
const schemes = [
  ...scripts.flatMap((scheme) => [
    `${scheme}:alert(1)`,
    `${scheme.toUpperCase()}:alert(1)`,
    `${scheme}://shop.example/%0aalert(1)`,
    `${scheme}:https://shop.example/`,
    ` ${scheme}:alert(1)`,
    `\u0000${scheme}:alert(1)`,
    `\t${scheme}:alert(1)`,
    `${scheme.slice(0, 3)}\n${scheme.slice(3)}:alert(1)`,
    `${scheme.slice(0, 3)}\t${scheme.slice(3)}:alert(1)`,
    `${scheme}&colon;alert(1)`,
  ]),
  ...otherSchemes.flatMap((scheme) => [`${scheme}:shop.example`, `${scheme}://shop.example/done`]),
  'data:text/html,<script>alert(1)</script>',
  'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
  'blob:https://shop.example/9a1b',
  'filesystem:https://shop.example/temporary/x.html',
  'view-source:https://shop.example/',
  'about:blank',
  'about:srcdoc',
];

/** Plain http to anything that is not this machine, look-alikes of it included. */
const insecureHosts = [
  ...[
    'shop.example',
    'localhost.example',
    'localhost.',
    'notlocalhost',
    'localhost-x',
    'xn--localhost-',
    'local',
  ],
  ...['127.0.0.1.example', '127.0.0.2', '127.1.1.1', '0.0.0.0', '10.0.0.1', '192.168.0.1', '169.254.169.254'],
  ...[
    '[::]',
    '[::2]',
    '[::ffff:127.0.0.2]',
    '[fe80::1]',
    '[fd00::1]',
    'example.localhost.example',
    '128.0.0.1',
  ],
  ...['8.8.8.8', 'localhost%2eexample', 'a.local', 'metadata.google.internal', '2130706434', '0x7f000002'],
];
const insecure = insecureHosts.flatMap((host) => [`http://${host}/`, `http://${host}:8787/done?x=1`]);

/** A name or a password in front of the host hides where the person goes. */
const disguised = [
  ...[
    'shop.example',
    'shop.example:443',
    'localhost',
    'https:',
    'user:pass',
    ':pass',
    'user:',
    'a%40b',
  ].flatMap((user) => [`https://${user}@evil.example/`, `http://${user}@localhost:3000/`]),
  'https://shop.example@evil.example:443/#@shop.example',
  'https://shop.example%2f@evil.example/',
];

/** Letters about which parsers disagree. */
const suspicious = [
  ...['\\', '\\\\', '\t', '\n', '\r', ' ', '\u0000', '\u007f', '\u001f', '\v', '\f'].flatMap((letter) => [
    `https://shop.example${letter}.evil.example/`,
    `https:${letter}//shop.example/`,
    `https://shop.example/done${letter}`,
    `${letter}https://shop.example/done`,
    `https://shop.example/?a=${letter}b`,
    `https://shop.example/#${letter}`,
  ]),
  'https:\\\\shop.example\\done',
  'https:/\\shop.example/',
  '\\\\shop.example\\done',
  'https://shop.example\\@evil.example/',
  'https://evil.example\\.shop.example/',
];

/** No absolute URL at all: it would lead back into the page that shows it. */
const relative = [
  ...[
    '',
    '/',
    '//',
    '///',
    '//shop.example',
    '///shop.example',
    '/done',
    'done',
    './done',
    '../done',
    '?a=1',
    '#a',
  ],
  ...[
    'shop.example',
    'shop.example/done',
    'www.shop.example',
    'https',
    'https:',
    'https://',
    'https:///',
    'http:/',
  ],
  ...[
    'https://?x',
    'https://#x',
    'https://:443/',
    'https://shop.example:99999/',
    'https://shop.example:port/',
  ],
  ...[
    'https://[::1',
    'https://[zz]/',
    'https://sh^op.example/',
    'https://sh<op.example/',
    'https://sh|op.example/',
  ],
  ...[
    'https://%00/',
    'https://%2f/',
    'https://a%20b/',
    'null',
    'undefined',
    '*',
    '[object Object]',
    '://shop.example',
  ],
];

/** The host spelled in percent signs, or with some beside it. */
const percentEncoded = ['e', '.', '/', '@', ':', '#', '?', '\\', '[', '\t', '\u0000', ' '].flatMap(
  (letter) => {
    const spelled = `%${letter.charCodeAt(0).toString(16).padStart(2, '0')}`;
    return [
      `https://shop.example${spelled}.evil.example/done`,
      `https://${spelled}vil.example/`,
      `http://localhost${spelled}evil.example/`,
    ];
  },
);

/** Letters that look like others, have no width, turn the direction, or become others once a browser reads them. */
const unicode = [
  ...[
    ...['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u180e', '\u061c'],
    ...['\u200e', '\u200f', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068'],
    ...['\u2069', '\u2028', '\u2029', '\u0085', '\u00a0', '\u3000', '\u2003', '\ud800', '\u{e0061}'],
  ].flatMap((letter) => [
    `https://shop${letter}.example/done`,
    `https://shop.example/${letter}done`,
    `https://shop.example/done?next=${letter}x`,
    `https:${letter}//shop.example/`,
  ]),
  // Signs without a width that count as parts of a letter, beside a name that a browser spells out.
  ...['\u034f', '\ufe00', '\ufe0f', '\u180b'].map((sign) => `https://sh${sign}op.bücher.example/done`),
  // Full stops, slashes, numbers and signs of other widths and scripts.
  ...[
    '\u3002',
    '\uff0e',
    '\uff61',
    '\u2024',
    '\uff0f',
    '\u2044',
    '\u2215',
    '\uff20',
    '\uff1a',
    '\uff03',
  ].flatMap((letter) => [
    `https://shop${letter}example/`,
    `https://shop.example${letter}evil.example/`,
    `https://evil.example${letter}shop.example/done`,
  ]),
  ...[
    '\u2100',
    '\u2105',
    '\u2048',
    '\u3220',
    '\u24b6',
    '\u2460',
    '\u{1d4d0}',
    '\u{1f150}',
    '\ufb01',
    '\u212a',
  ].map((letter) => `https://shop${letter}.example/`),
  ...[
    'https://ｓｈｏｐ.example/',
    'https://ⓢⓗⓞⓟ.example/',
    'https://𝐬𝐡𝐨𝐩.example/',
    'https://shop.ｅｘａｍｐｌｅ/',
  ],
  ...[
    'ｈｔｔｐｓ://shop.example/',
    'http\u017f://shop.example/',
    'https：//shop.example/',
    'https:／／shop.example/',
  ],
  ...['http://ｌｏｃａｌｈｏｓｔ/', 'http://ⓛocalhost/', 'http://１２７.0.0.1/', 'http://127。0。0。1/'],
  ...['http://loca\u217chost/', 'http://localhos\u1d57:3000/', 'https://аpple.example\u2044done/'],
];

/** This machine, or another, as a number that does not look like it. */
const numbers = [
  '127.1',
  '127.0.1',
  '2130706433',
  '0x7f000001',
  '0x7f.0.0.1',
  '0177.0.0.1',
  '017700000001',
  '0',
].flatMap((host) => [`http://${host}/done`, `http://${host}:3000/`, `https://${host}/done`]);
const longAddresses = ['[0:0:0:0:0:0:0:1]', '[::0001]', '[::ffff:127.0.0.1]', '[::1%25lo]', '[::1%lo]'].map(
  (host) => `http://${host}:3000/`,
);

/** What a browser takes for an address with slashes, and a person or another parser does not. */
const missingSlashes = [
  'https:',
  'https:/',
  'https:///',
  'https:////',
  'http:',
  'http:/',
  'http:///',
].flatMap((start) => [
  `${start}localhost/done`,
  `${start}evil.example/done`,
  `${start}shop.example@evil.example`,
]);

/** All of them, each once. */
export const hostileRedirects: readonly string[] = [
  ...new Set([
    ...schemes,
    ...insecure,
    ...disguised,
    ...suspicious,
    ...relative,
    ...percentEncoded,
    ...unicode,
    ...numbers,
    ...longAddresses,
    ...missingSlashes,
  ]),
];
