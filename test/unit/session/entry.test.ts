/** What a page can give, and where it leads: both providers' documented answers, and everything that is wrong. */
import { describe, expect, it } from 'vitest';
import { CaptureError, type ErrorCode } from '../../../src/model/errors.ts';
import { isLoopback, readEntry, type EntryInput } from '../../../src/session/entry.ts';

const nothing: EntryInput = { captureUrl: null, sessionToken: null, apiBase: null, session: undefined };
const read = (given: Partial<EntryInput>) => readEntry({ ...nothing, ...given });

const codeFrom = (given: Partial<EntryInput>): ErrorCode | null => {
  try {
    read(given);
    return null;
  } catch (error) {
    return error instanceof CaptureError ? error.code : null;
  }
};

describe('a capture URL', () => {
  it.each([
    ['https://app.withverifa.com/verify/tok_abc123', 'https://app.withverifa.com/verify/tok_abc123'],
    ['https://verilock.io/verify/tok_9f8e', 'https://verilock.io/verify/tok_9f8e'],
    ['https://app.withverifa.com/verify/slk_1a2b', 'https://app.withverifa.com/verify/slk_1a2b'],
    ['https://verify.example/verify/tok/', 'https://verify.example/verify/tok'],
    ['https://verify.example/verify/tok?utm=mail#start', 'https://verify.example/verify/tok'],
    ['https://verify.example:8443/verify/tok', 'https://verify.example:8443/verify/tok'],
    ['https://verify.example:443/verify/tok', 'https://verify.example/verify/tok'],
    ['HTTPS://Verify.Example/verify/Tok', 'https://verify.example/verify/Tok'],
    ['https://verify.example/eu/verify/tok', 'https://verify.example/eu/verify/tok'],
    ['https://verify.example/verify/verify/tok', 'https://verify.example/verify/verify/tok'],
    ['https://verify.example/verify/a.b-c_d~e', 'https://verify.example/verify/a.b-c_d~e'],
    ['https://verify.example/verify/t%2Fk', 'https://verify.example/verify/t%2Fk'],
    ['http://localhost:8787/verify/tok', 'http://localhost:8787/verify/tok'],
    ['http://127.0.0.1:8787/verify/tok', 'http://127.0.0.1:8787/verify/tok'],
    ['http://[::1]:8787/verify/tok', 'http://[::1]:8787/verify/tok'],
    ['http://demo.localhost:8787/verify/tok', 'http://demo.localhost:8787/verify/tok'],
  ])('%s', (captureUrl, expected) => {
    const entry = read({ captureUrl });
    expect(entry).toEqual({
      captureUrl: expected,
      origin: new URL(expected).origin,
      sessionId: null,
      redirectUrl: null,
    });
  });
});

describe('a token with its base', () => {
  it.each([
    ['https://verilock.io', 'tok_1', 'https://verilock.io/verify/tok_1'],
    ['https://verilock.io/', 'tok_1', 'https://verilock.io/verify/tok_1'],
    ['https://verilock.io///', 'tok_1', 'https://verilock.io/verify/tok_1'],
    ['https://verilock.io/eu', 'tok_1', 'https://verilock.io/eu/verify/tok_1'],
    ['https://verilock.io/eu/', 'tok_1', 'https://verilock.io/eu/verify/tok_1'],
    ['http://localhost:8787', 'tok_1', 'http://localhost:8787/verify/tok_1'],
    // A token is one segment of a path, whatever is in it.
    ['https://verilock.io', 'tok/../../admin', 'https://verilock.io/verify/tok%2F..%2F..%2Fadmin'],
    ['https://verilock.io', 'tok?admin=1#x', 'https://verilock.io/verify/tok%3Fadmin%3D1%23x'],
  ])('%s and %s', (apiBase, sessionToken, expected) => {
    expect(read({ apiBase, sessionToken }).captureUrl).toBe(expected);
  });
});

describe('what the page’s backend relays', () => {
  /** Verifa "Web Capture Flow", step 1. */
  const verifa = {
    id: 'session_abc123',
    status: 'pending',
    capture_url: 'https://app.withverifa.com/verify/tok_abc123',
    qr_code_data_url: 'data:image/png;base64,AAAA',
    is_sandbox: false,
    created_at: '2026-02-01T12:00:00Z',
    expires_at: '2026-02-01T12:20:00Z',
    external_ref: null,
    tags: [],
  };
  /** Verifa "Generate one-time link". */
  const oneTimeLink = {
    id: 'slk_1',
    session_id: 'ses_1',
    capture_url: 'https://app.withverifa.com/verify/slk_tok',
    status: 'pending',
    expires_at: '2026-02-01T12:20:00Z',
    created_at: '2026-02-01T12:00:00Z',
    qr_code_data_url: null,
  };
  /** Verilock "Create session". */
  const verilock = {
    id: 'ses_9',
    session_token: 'tok_9',
    session_url: 'https://verilock.io/verify/tok_9',
    status: 'created',
    expires_at: '2026-02-01T13:00:00Z',
  };
  const inCase = (fields: object, spell: (key: string) => string) =>
    Object.fromEntries(Object.entries(fields).map(([key, value]) => [spell(key), value as unknown]));
  const spellings: readonly (readonly [string, (key: string) => string])[] = [
    ['snake', (key) => key],
    ['camel', (key) => key.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())],
    ['kebab', (key) => key.replaceAll('_', '-')],
  ];

  describe.each(spellings)('in %s case', (_name, spell) => {
    it.each([
      ['Verifa’s session', verifa, verifa.capture_url, 'session_abc123', verifa.qr_code_data_url],
      ['Verifa’s one-time link', oneTimeLink, oneTimeLink.capture_url, 'ses_1', null],
      ['Verilock’s session', verilock, verilock.session_url, 'ses_9', null],
    ])('%s', (_what, fields, captureUrl, sessionId, qrCodeDataUrl) => {
      const origin = new URL(captureUrl).origin;
      const picture = qrCodeDataUrl === null ? {} : { qrCodeDataUrl };
      const entry = { captureUrl, origin, sessionId, redirectUrl: null, ...picture };
      expect(read({ session: inCase(fields, spell) })).toEqual(entry);
      const withRedirect = inCase({ ...fields, redirect_url: 'https://shop.example/done' }, spell);
      expect(read({ session: withRedirect })).toEqual({ ...entry, redirectUrl: 'https://shop.example/done' });
    });

    it('Verilock’s token without a URL, with the base', () => {
      const session = inCase({ id: 'ses_9', session_token: 'tok_9' }, spell);
      expect(read({ session, apiBase: 'https://verilock.io/' })).toMatchObject({
        captureUrl: 'https://verilock.io/verify/tok_9',
        sessionId: 'ses_9',
      });
    });
  });

  it('prefers the URL to the token, and does not mind the base beside it', () => {
    expect(read({ session: verilock, apiBase: 'https://elsewhere.example' }).captureUrl).toBe(
      verilock.session_url,
    );
  });

  it('leaves out what is empty or no text', () => {
    const session = { ...verifa, session_url: '', redirect_url: null, session_id: 7 };
    expect(read({ session })).toMatchObject({ sessionId: 'session_abc123', redirectUrl: null });
  });

  it('does not take fields from a prototype', () => {
    expect(codeFrom({ session: Object.create(verifa) as unknown })).toBe('entry.invalid_session');
  });
});

describe('what is refused', () => {
  const ok = 'https://verify.example/verify/tok';
  const table: readonly (readonly [ErrorCode, Partial<EntryInput>])[] = [
    ['entry.missing', {}],
    ['entry.missing', { captureUrl: '', sessionToken: '', session: null }],
    ['entry.no_token', { apiBase: 'https://verilock.io' }],
    ['entry.conflict', { captureUrl: ok, sessionToken: 'tok' }],
    ['entry.conflict', { captureUrl: ok, session: { capture_url: ok } }],
    ['entry.conflict', { sessionToken: 'tok', apiBase: 'https://verilock.io', session: { capture_url: ok } }],
    ['entry.missing_api_base', { sessionToken: 'tok' }],
    ['entry.missing_api_base', { sessionToken: 'tok', apiBase: '' }],
    ['entry.missing_api_base', { session: { session_token: 'tok' } }],
    ['entry.invalid_session', { session: 'tok_1' }],
    ['entry.invalid_session', { session: 17 }],
    ['entry.invalid_session', { session: true }],
    ['entry.invalid_session', { session: [] }],
    ['entry.invalid_session', { session: [{ capture_url: ok }] }],
    ['entry.invalid_session', { session: {} }],
    ['entry.invalid_session', { session: { capture_url: '' } }],
    ['entry.invalid_session', { session: { capture_url: { href: ok } } }],
    ['entry.invalid_session', { session: { data: { capture_url: ok } } }],
    [
      'entry.invalid_session',
      { session: { error: 'not_found', detail: 'Session not found.', status_code: 404 } },
    ],
    ['entry.invalid_url', { captureUrl: 'verify.example/verify/tok' }],
    ['entry.invalid_url', { captureUrl: '/verify/tok' }],
    ['entry.invalid_url', { captureUrl: '//verify.example/verify/tok' }],
    ['entry.invalid_url', { captureUrl: 'tok_1' }],
    ['entry.invalid_url', { captureUrl: 'https://' }],
    ['entry.invalid_url', { captureUrl: 'javascript:alert(1)//verify/tok' }],
    ['entry.invalid_url', { captureUrl: 'javascript://verify.example/verify/tok' }],
    ['entry.invalid_url', { captureUrl: 'data:text/html,/verify/tok' }],
    ['entry.invalid_url', { captureUrl: 'blob:https://verify.example/verify/tok' }],
    ['entry.invalid_url', { captureUrl: 'file:///verify/tok' }],
    ['entry.invalid_url', { captureUrl: 'ftp://verify.example/verify/tok' }],
    ['entry.invalid_url', { captureUrl: 'https://user@verify.example/verify/tok' }],
    ['entry.invalid_url', { captureUrl: 'https://verify.example:pw@evil.example/verify/tok' }],
    ['entry.invalid_url', { sessionToken: 'tok', apiBase: 'verilock.io' }],
    ['entry.invalid_url', { session: { capture_url: 'javascript:alert(1)' } }],
    ['entry.insecure_url', { captureUrl: 'http://verify.example/verify/tok' }],
    ['entry.insecure_url', { captureUrl: 'http://192.168.1.10:8787/verify/tok' }],
    ['entry.insecure_url', { captureUrl: 'http://localhost.evil.example/verify/tok' }],
    ['entry.insecure_url', { captureUrl: 'http://127.0.0.1.evil.example/verify/tok' }],
    ['entry.insecure_url', { sessionToken: 'tok', apiBase: 'http://verilock.io' }],
    ['entry.insecure_url', { session: { session_url: 'http://verilock.io/verify/tok' } }],
    ['entry.no_token', { captureUrl: 'https://verify.example/' }],
    ['entry.no_token', { captureUrl: 'https://verify.example/verify' }],
    ['entry.no_token', { captureUrl: 'https://verify.example/verify/' }],
    ['entry.no_token', { captureUrl: 'https://verify.example/verify/tok/session' }],
    ['entry.no_token', { captureUrl: 'https://verify.example/verify//' }],
    ['entry.no_token', { captureUrl: 'https://verify.example/capture/tok' }],
    ['entry.no_token', { captureUrl: 'https://verify.example/reverify/tok' }],
    ['entry.no_token', { captureUrl: 'https://verify.example/?next=/verify/tok' }],
    ['entry.no_token', { captureUrl: 'https://verify.example/#/verify/tok' }],
  ];

  it.each(table)('as %s: %o', (code, given) => {
    expect(codeFrom(given)).toBe(code);
  });

  it('with every code that an input can earn', () => {
    expect(new Set(table.map(([code]) => code)).size).toBe(7);
  });

  it.each(table)('as %s, saying nothing else: the input holds the token', (code, given) => {
    let thrown: unknown;
    try {
      read(given);
    } catch (error) {
      thrown = error;
    }
    expect(String(thrown)).toBe(`CaptureError: ${code}`);
    expect(thrown).not.toHaveProperty('cause');
  });
});

it.each([
  ['localhost', true],
  ['demo.localhost', true],
  ['127.0.0.1', true],
  ['[::1]', true],
  ['notlocalhost', false],
  ['localhost.example', false],
  ['127.0.0.1.example', false],
  ['192.168.0.1', false],
  ['0.0.0.0', false],
  ['', false],
])('is %s this very machine? %s', (hostname, loopback) => {
  expect(isLoopback(hostname)).toBe(loopback);
});
