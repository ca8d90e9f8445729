/** Browsers check answers with the subset, the sandbox with zod: one set of schemas, made with both, must agree. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import * as handoffWithZod from '../../../src/session/handoff-schema.ts';
import * as schemaWithZod from '../../../src/session/schema.ts';

const withZod = { ...schemaWithZod, ...handoffWithZod };
vi.resetModules();
vi.doMock('zod/mini', () => import('../../../src/session/zod-mini-subset.ts'));
const withSubset = {
  ...(await import('../../../src/session/schema.ts')),
  ...(await import('../../../src/session/handoff-schema.ts')),
};

const names = [
  'invitationWire',
  'sessionWire',
  'claimAnswerWire',
  'challengeWire',
  'handoffWire',
  'codeAnswerWire',
  'errorWire',
  'documentTypeWire',
] as const;

const session = {
  id: 'ses_1',
  revision: 3,
  provider: 'verifa',
  is_sandbox: true,
  status: 'capturing',
  holder: 'this_device',
  holding: 2,
  other_device: { label: 'Safari · iPhone', kind: 'phone', is_present: true, step: null },
  handoff: { state: 'waiting', wrong_choices: 1 },
  steps: ['consent', 'review'],
  consent: {
    version: '1',
    language: 'en',
    paragraphs: ['Text'],
    links: [{ label: 'Privacy', url: 'https://example.com' }],
    accepted: false,
  },
  documents: [{ type: 'id_card', has_back: true }],
  document_type: null,
  fields: [{ name: 'email', required: true, value: '' }],
  fields_received: false,
  proof_of_address_kinds: ['utility_bill'],
  liveness_actions: ['nod'],
  captures: [
    { step: 'selfie', mime_type: 'image/jpeg', bytes: 1, files: 1, received_at: '2026-01-01T00:00:00Z' },
  ],
  expires_at: '2026-01-01T00:20:00Z',
  server_time: '2026-01-01T00:00:00Z',
  redirect_url: null,
  allowed_origins: ['https://example.com'],
  brand: { name: 'Bank' },
};

const examples: Readonly<Record<(typeof names)[number], unknown>> = {
  invitationWire: {
    protocol: 'idv-capture/1',
    brand: { name: 'Bank' },
    is_sandbox: false,
    claimable: 'yes',
    language: 'de',
    handoff: { from: 'Firefox', site: 'shop.test', asked_at: '2026-01-01T00:00:00Z', numbers: [27, 54, 81] },
    server_time: '2026-01-01T00:00:20Z',
    allowed_origins: [],
  },
  sessionWire: session,
  claimAnswerWire: { credential: 'cap_1', session },
  challengeWire: { nonce: 'n', actions: ['nod', 'smile'], expires_in_ms: 1000 },
  handoffWire: {
    capture_url: 'https://x.test/verify/t',
    code: 'WDJB-MJHT',
    code_url: null,
    number: 54,
    renew_at: null,
    expires_at: 'a',
    server_time: 'b',
  },
  codeAnswerWire: { capture_url: 'https://x.test/verify/t' },
  errorWire: { error: 'code', detail: 'text', status_code: 422, fields: ['email'] },
  documentTypeWire: 'passport',
};

/** Every place in a value, as the keys that lead there. */
const placesIn = (value: unknown, path: readonly string[] = []): readonly (readonly string[])[] =>
  typeof value === 'object' && value !== null
    ? [path, ...Object.entries(value).flatMap(([key, item]) => placesIn(item, [...path, key]))]
    : [path];

const replaced = (value: unknown, [key, ...rest]: readonly string[], other: unknown): unknown => {
  if (key === undefined) return other;
  const copy: Record<string, unknown> = Array.isArray(value)
    ? (Array.from(value as unknown[]) as unknown as Record<string, unknown>)
    : { ...(value as object) };
  copy[key] = replaced(copy[key], rest, other);
  return copy;
};

const without = (value: unknown, path: readonly string[]): unknown => {
  const copy = structuredClone(value) as Record<string, unknown>;
  const parent = path
    .slice(0, -1)
    .reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, copy);
  if (!Array.isArray(parent)) Reflect.deleteProperty(parent, path.at(-1) ?? '');
  return copy;
};

const outcome = (wire: { safeParse: (value: unknown) => object }, value: unknown): unknown => {
  const result = wire.safeParse(value) as { success: boolean; data?: unknown };
  return result.success ? { success: true, data: result.data } : { success: false };
};

describe.each(names)('%s', (name) => {
  const example = examples[name];
  const agree = (value: unknown) => {
    expect(outcome(withSubset[name], value)).toEqual(outcome(withZod[name], value));
  };

  it('is really two implementations', () => {
    expect(withSubset[name]).not.toBe(withZod[name]);
    expect('_zod' in withZod[name]).toBe(true);
    expect('_zod' in withSubset[name]).toBe(false);
  });

  it('takes the example, with and without unknown keys', () => {
    expect(outcome(withZod[name], example)).toEqual({ success: true, data: example });
    agree(example);
    if (typeof example === 'object') agree({ ...example, unknown_key: 1 });
  });

  it('answers alike for every place replaced by anything, and for every key left out', () => {
    const places = placesIn(example);
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.oneof(fc.jsonValue(), fc.constant(undefined), fc.double()),
        (path, other) => {
          agree(replaced(example, path, other));
        },
      ),
      { numRuns: 1500, seed: 1 },
    );
    for (const path of places) if (path.length > 0) agree(without(example, path));
  });

  it('answers alike for anything at all', () => {
    fc.assert(fc.property(fc.anything({ withNullPrototype: false }), agree), { numRuns: 500, seed: 2 });
  });
});
