/**
 * Who may import whom. One line a layer: the folders and the packages it may name; everything else is an error.
 * Type imports count, since they are read (and so depended on) like any other.
 */
'use strict';

/** Layer: [own folders it may import besides itself, packages it may import]. */
const layers = {
  model: [[], []],
  flow: [['model'], []],
  report: [['model'], []],
  browser: [['model'], []],
  session: [['model'], ['zod/mini']],
  qr: [['model'], ['@zxing/library']],
  upload: [['model'], []],
  capture: [['model'], ['lit', '@zxing/(?:browser|library)', 'mrz']],
  i18n: [['model'], ['lit', '@lit/localize']],
  ui: [
    ['model', 'i18n'],
    ['lit', 'qrcode'],
  ],
  steps: [['model', 'i18n', 'ui', 'capture'], ['lit']],
  frame: [['model', 'report'], ['lit']],
  // Of capture/ only how workers are started: a page may allow one policy for them, once.
  check: [['model', 'browser', 'session', 'capture', 'ui'], ['lit']],
  // Of capture/ only how a picture that was too large is made smaller: a backend asks for that, no screen.
  widget: [
    [
      'model',
      'capture',
      'flow',
      'report',
      'browser',
      'session',
      'qr',
      'upload',
      'i18n',
      'ui',
      'steps',
      'frame',
      'check',
    ],
    ['lit'],
  ],
};

const packagePath = (names) => `(?:^|/)node_modules/(?:@types/)?(?:${names.join('|')})/`;

const layerRules = Object.entries(layers).map(([layer, [folders, packages]]) => ({
  name: `layer-${layer}`,
  comment: `${layer} may import ${[...folders, ...packages].join(', ') || 'nothing'}.`,
  severity: 'error',
  from: { path: `^src/${layer}/` },
  to: {
    pathNot: [
      `^src/(?:${[layer, ...folders].join('|')})/`,
      ...(packages.length > 0 ? [packagePath(packages)] : []),
    ],
  },
}));

module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'layer-entry',
      comment:
        'The entries give the widget, the bridge, the check of a page and the words away, and nothing from below them.',
      severity: 'error',
      from: { path: '^src/[^/]+\\.ts$' },
      to: { pathNot: ['^src/(?:widget|report|model|check)/', '^src/[^/]+\\.ts$'] },
    },
    {
      name: 'layer-unknown',
      comment: 'A new folder of src needs a line in the table above.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: `^src/(?:${Object.keys(layers).join('|')})/` },
      to: {},
    },
    {
      name: 'layer-server',
      comment: 'The sandbox shares the words and the wire with the widget, nothing else.',
      severity: 'error',
      from: { path: '^demo/server/' },
      to: { path: '^(?:src|demo|test)/', pathNot: '^(?:src/(?:model|session)|demo/server)/' },
    },
    {
      name: 'layer-pages',
      comment:
        "The demo pages import what a host page can: the public entries and the widget's event types. The hosted page " +
        'keeps its link as the element keeps captures, and knows the browsers inside apps as it does.',
      severity: 'error',
      from: { path: '^demo/pages/' },
      to: {
        path: '^(?:src|demo|test)/',
        pathNot:
          '^(?:src/[^/]+\\.ts$|src/(?:widget|report|model)/|src/browser/(?:sealed-records|browser-facts)\\.ts$|demo/pages/)',
      },
    },
    {
      name: 'no-test-code-in-the-product',
      severity: 'error',
      from: { path: '^(?:src|demo)/' },
      to: { path: '^test/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      comment: 'Nothing imports it and it imports nothing.',
      severity: 'error',
      // The builds put them in the place of packages, see vite.config.ts; a worker needs nobody's.
      from: {
        orphan: true,
        path: '^(?:src|demo)/',
        pathNot: '^src/(?:session/zod-mini-subset|ui/one-segment|check/trial-worker)\\.ts$',
      },
      to: {},
    },
    {
      name: 'no-unreachable-modules',
      comment: 'No entry leads to it.',
      severity: 'error',
      // A worker is started by its address, which is no import.
      from: {
        path: '^src/(?:index|define|report/bridge|capture/(?:live/live|face/face)-worker|check/trial-worker)\\.ts$',
      },
      to: {
        path: '^src/',
        pathNot:
          '^src/(?:index|define|report/bridge|capture/(?:live/live|face/face)-worker|check/trial-worker|session/zod-mini-subset|ui/one-segment)\\.ts$',
        reachable: false,
      },
    },
    {
      name: 'no-barrels',
      comment: 'Import from the file that says it, so that a chunk holds what it needs.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^src/.+/index\\.ts$' },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: '(?:^|/)node_modules/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
