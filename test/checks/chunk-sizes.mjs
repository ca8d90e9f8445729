/**
 * What a visitor downloads, from the record of a build: which chunks a page needs when, and what they weigh.
 * Pure: the caller reads the files.
 */

/**
 * @typedef {object} Chunk
 * @property {string} file
 * @property {boolean} isEntry
 * @property {readonly string[]} imports files that come with it at once
 * @property {readonly string[]} dynamicImports
 * @property {readonly { path: string, bytes: number }[]} modules source files in it, with their size before minification
 * @property {number} gzipBytes
 */

/**
 * `chunks/barcode-worker-Ab1-_xyz.js` is `barcode-worker`: the hash is eight characters, a hyphen among them perhaps.
 * @param {string} file
 */
export const nameOf = (file) => file.replace(/^.*\//, '').replace(/(?:-[\w-]{8})?\.[^.]*$/, '');

/** What a chunk is for, by what is in it. The first that fits; what fits none belongs to the flow. */
const kinds = [
  // Whatever else has come into it: everybody loads it.
  ['flow', /^src\/widget\/later\.ts$/],
  // A provider's picture of a code, where its API makes no links: reads with a part of what barcodes are read with.
  ['qr', /^src\/qr\//],
  ['face', /^src\/capture\/face\/|^src\/steps\/(?:face-guide|liveness-follow)\.ts$|^face\//],
  ['barcode', /@zxing|^src\/capture\/barcode\//],
  ['mrz', /node_modules\/mrz\/|^src\/capture\/mrz\//],
  ['guidance', /^src\/steps\/(?:document-guide|adopt-styles)\.ts$/],
  ['camera', /^src\/capture\/camera-choice\.ts$/],
  ['doubts', /^src\/capture\/still\/|^src\/steps\/photo-(?:judge|doubts-of)\.ts$/],
  ['notes', /^src\/steps\/reading-notes\.ts$/],
  ['outline', /^src\/capture\/(?:(?:document|image|live)\/|trusted-worker\.ts$)|rolldown\/runtime/],
  // Whatever there is in several languages is loaded in one.
  ['locale', /^src\/i18n\/[\w-]+\/(?!en\.ts$)/],
  ['help', /^src\/(?:steps|i18n)\/camera-help\b|^src\/browser\/browser-facts\.ts$/],
  ['handoff', /node_modules\/qrcode\/|^src\/steps\/handoff-screen\.ts$|^src\/i18n\/handoff-words\/en\.ts$/],
  [
    'line',
    /^src\/widget\/handoff-runner\.ts$|^src\/session\/handoff-line\.ts$|^src\/browser\/text-stream\.ts$/,
  ],
  ['join', /^src\/steps\/join-screen\.ts$|^src\/i18n\/(?:join-words\/en|time-ago)\.ts$/],
  // Another page runs the capture then, and the flow is not loaded on this one.
  ['elsewhere', /^src\/widget\/elsewhere\.ts$|^src\/frame\/|^src\/i18n\/elsewhere-words\/en\.ts$/],
  ['details', /^src\/(?:widget\/detail-steps|steps\/field-rules)\.ts$/],
  ['liveness', /^src\/steps\/liveness-step\.ts$/],
  ['closing', /^src\/widget\/closing-steps\.ts$/],
  ['key', /^src\/browser\/device-key\.ts$/],
  // What makes photos and pages outlast a reload: loaded with the claim.
  ['keeping', /^src\/browser\/(?:capture-store|sealed-records|session-lead)\.ts$|^src\/widget\/keeper\.ts$/],
  ['resuming', /^src\/session\/resumable-upload\.ts$/],
  // What few people ever meet.
  [
    'rare',
    /^src\/i18n\/rare-words\/en\.ts$|^src\/session\/network-doubt\.ts$|^src\/capture\/smaller-capture\.ts$/,
  ],
  // For whoever builds the page.
  ['check', /^src\/check\//],
];

/**
 * @param {Chunk} chunk
 * @returns {string} one of the kinds, or `flow`
 */
export function kindOf(chunk) {
  return kinds.find(([, path]) => chunk.modules.some((module) => path.test(module.path)))?.[0] ?? 'flow';
}

/**
 * A chunk and everything that it imports at once.
 * @param {readonly Chunk[]} chunks
 * @param {Chunk} first
 * @returns {Chunk[]}
 */
export function staticClosure(chunks, first) {
  const closure = new Set([first]);
  for (const chunk of closure) {
    for (const file of chunk.imports) {
      const imported = chunks.find((other) => other.file === file);
      if (imported === undefined) throw new Error(`${chunk.file} imports ${file}, which was not recorded.`);
      closure.add(imported);
    }
  }
  return [...closure];
}

const sum = (chunks) => chunks.reduce((bytes, { gzipBytes }) => bytes + gzipBytes, 0);

/**
 * The budgets, each with what counts against it now.
 * @param {readonly Chunk[]} chunks
 * @returns {{ name: string, gzipBytes: number, maxBytes: number, files: string[] }[]}
 */
export function budgets(chunks) {
  const entry = chunks.find(({ isEntry }) => isEntry);
  if (entry === undefined) throw new Error('The build has no entry.');
  const first = staticClosure(chunks, entry);
  const of = (kind) => chunks.filter((chunk) => kindOf(chunk) === kind && !first.includes(chunk));
  const flow = [...first, ...of('flow')];
  const recognisers = ['camera', 'guidance', 'outline', 'barcode', 'mrz', 'doubts', 'notes', 'help'].flatMap(
    of,
  );
  const apart = [
    'liveness',
    'details',
    'closing',
    'handoff',
    'line',
    'join',
    'qr',
    'key',
    'keeping',
    'resuming',
    'rare',
  ].flatMap(of);
  const whole = [...flow, ...apart, ...of('elsewhere'), ...recognisers];
  const lines = [
    { name: 'before the first screen', maxBytes: 19_500, counted: first },
    { name: 'whole flow without recognisers', maxBytes: 45_000, counted: flow },
    { name: 'liveness', maxBytes: 3000, counted: of('liveness') },
    { name: 'details and proof of address', maxBytes: 4000, counted: of('details') },
    { name: 'review and the sandbox’s question', maxBytes: 2500, counted: of('closing') },
    { name: 'handoff, with its words', maxBytes: 13_500, counted: of('handoff') },
    { name: 'the line to another device', maxBytes: 4000, counted: of('line') },
    { name: 'joining from another device', maxBytes: 3200, counted: of('join') },
    { name: 'reading a picture of a code', maxBytes: 18_500, counted: of('qr') },
    { name: 'the key of the device', maxBytes: 1000, counted: of('key') },
    { name: 'what outlasts a reload', maxBytes: 3500, counted: of('keeping') },
    { name: 'uploads that go on where they broke off', maxBytes: 1000, counted: of('resuming') },
    { name: 'what few people meet', maxBytes: 2000, counted: of('rare') },
    { name: 'what a page is checked for', maxBytes: 7500, counted: of('check') },
    { name: 'a capture shown elsewhere', maxBytes: 3000, counted: of('elsewhere') },
    { name: 'camera', maxBytes: 4000, counted: of('camera') },
    { name: 'guidance at the camera', maxBytes: 6000, counted: of('guidance') },
    { name: 'doubts about a photo', maxBytes: 6000, counted: of('doubts') },
    { name: 'notes on what a document says', maxBytes: 4000, counted: of('notes') },
    { name: 'help with a camera', maxBytes: 3500, counted: of('help') },
    // In the worker, with the best picture and its straightened copy; and once more, without those, on the page for
    // those who have no worker: either is loaded, never both.
    { name: 'document outline and quality, twice', maxBytes: 17_000, counted: of('outline') },
    { name: 'PDF417 and AAMVA', maxBytes: 60_000, counted: of('barcode') },
    { name: 'machine-readable zone', maxBytes: 32_000, counted: of('mrz') },
    // Looked for where a face is asked for, and only after consent.
    { name: 'faces, with the weights of the detector', maxBytes: 300_000, counted: of('face') },
    { name: 'whole widget with recognisers, without faces', maxBytes: 220_000, counted: whole },
    ...of('locale').map((chunk) => ({
      name: `locale ${nameOf(chunk.file)}`,
      maxBytes: 8000,
      counted: [chunk],
    })),
  ];
  return lines.map(({ name, maxBytes, counted }) => ({
    name,
    maxBytes,
    gzipBytes: sum(counted),
    files: counted.map(({ file }) => file),
  }));
}
