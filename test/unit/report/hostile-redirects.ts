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

/** All of them, each once. */
export const hostileRedirects: readonly string[] = [
  ...new Set([...schemes, ...insecure, ...disguised, ...suspicious, ...relative]),
];
