/** Wire → model: both spellings, other clocks, more than expected and less than needed. */
import { describe, expect, it } from 'vitest';
import { CaptureError } from '../../../src/model/errors.ts';
import { stepIds } from '../../../src/model/step.ts';
import {
  documentTypeFrom,
  readChallenge,
  readClaim,
  readInvitation,
  readSession,
} from '../../../src/session/read-session.ts';
import { invitationBody, serverTime, sessionBody } from '../../fakes/sample-wire.ts';

const serverMs = Date.parse(serverTime);
const atServer = (fromNowMs: number) => new Date(serverMs + fromNowMs).toISOString();

const codeOf = (read: () => unknown): string => {
  try {
    read();
    return 'read';
  } catch (error) {
    return error instanceof CaptureError ? error.code : String(error);
  }
};

describe('a session', () => {
  it('comes out in the model’s words', () => {
    const session = readSession(
      sessionBody({
        is_sandbox: true,
        status: 'sandbox_pending',
        holder: 'other_device',
        document_type: 'driving_license',
        captures: [{ step: 'selfie', mime_type: 'image/jpeg', bytes: 9, files: 1, received_at: serverTime }],
        redirect_url: 'https://shop.example/done',
      }),
    );
    expect(session).toMatchObject({
      id: 'ses_1',
      isSandbox: true,
      status: 'sandbox-pending',
      holder: 'other-device',
      documentType: 'drivers_license',
      documents: [
        { type: 'passport', hasBack: false },
        { type: 'drivers_license', hasBack: true },
      ],
      captures: [{ step: 'selfie', mimeType: 'image/jpeg', bytes: 9, files: 1, receivedAt: serverTime }],
      msLeft: 1_200_000,
      redirectUrl: 'https://shop.example/done',
      allowedOrigins: ['https://shop.example'],
    });
  });

  it.each([
    ['capturing', 'capturing'],
    ['sandbox_pending', 'sandbox-pending'],
    ['submitted', 'submitted'],
    ['expired', 'expired'],
    ['failed', 'failed'],
  ] as const)('in status %s is %s', (wire, status) => {
    expect(readSession(sessionBody({ status: wire })).status).toBe(status);
  });

  it('may ask for every step that there is', () => {
    expect(readSession(sessionBody({ steps: [...stepIds] })).steps).toEqual(stepIds);
  });

  it.each([['video'], ['Selfie'], ['document_front'], [''], ['toString'], ['__proto__']])(
    'that asks for %j is more than this version can do',
    (step) => {
      expect(codeOf(() => readSession(sessionBody({ steps: ['consent', step, 'review'] })))).toBe(
        'server.unsupported_step',
      );
    },
  );

  it('may say more than this version knows', () => {
    const later = { ...sessionBody(), risk: { score: 1 }, brand: { name: 'Acme', logo: 'x' } };
    expect(readSession(later)).toEqual(readSession(sessionBody()));
  });

  it.each(Object.keys(sessionBody()))('without %s is no session', (field) => {
    const body = Object.fromEntries(Object.entries(sessionBody()).filter(([key]) => key !== field));
    expect(codeOf(() => readSession(body))).toBe('network.bad_response');
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'session'],
    ['a list', [sessionBody()]],
    ['another status', { ...sessionBody(), status: 'approved' }],
    ['another holder', { ...sessionBody(), holder: 'nobody' }],
    ['another document', { ...sessionBody(), documents: [{ type: 'library_card', has_back: false }] }],
    ['a revision in words', { ...sessionBody(), revision: 'seven' }],
    ['steps in words', { ...sessionBody(), steps: 'consent' }],
    ['an end that is no time', { ...sessionBody(), expires_at: 'soon' }],
    ['a clock that shows no time', { ...sessionBody(), server_time: 'twelve o’clock' }],
  ])('is not %s', (_name, body) => {
    expect(codeOf(() => readSession(body))).toBe('network.bad_response');
  });
});

describe('the time left', () => {
  it.each([
    ['20 minutes', 1_200_000, 1_200_000],
    ['a day', 86_400_000, 86_400_000],
    ['an instant', 1, 1],
    ['none', 0, 0],
    ['less than none', -5000, 0],
  ])('is %s', (_name, fromNowMs, msLeft) => {
    expect(readSession(sessionBody({ expires_at: atServer(fromNowMs) })).msLeft).toBe(msLeft);
  });

  it.each([-24, -1, 0, 1, 24])('is the same when the server’s clock is %i hours off', (hours) => {
    const offMs = hours * 3_600_000;
    const body = sessionBody({ server_time: atServer(offMs), expires_at: atServer(offMs + 600_000) });
    expect(readSession(body).msLeft).toBe(600_000);
  });

  it.each([
    ['2026-02-01T13:00:00+01:00', '2026-02-01T12:20:00Z'],
    ['2026-02-01T12:00:00Z', '2026-02-01T07:20:00-05:00'],
  ])('does not depend on how zones are written: %s, %s', (server_time, expires_at) => {
    expect(readSession(sessionBody({ server_time, expires_at })).msLeft).toBe(1_200_000);
  });
});

describe('the other device', () => {
  const phone = { label: 'Safari · iPhone', kind: 'phone', is_present: true } as const;

  it('comes out in the model’s words, with the handoff as it stands', () => {
    const body = sessionBody({
      holding: 4,
      other_device: { ...phone, step: 'selfie' },
      handoff: { state: 'rejected', wrong_choices: 3 },
    });
    expect(readSession(body)).toMatchObject({
      holding: 4,
      otherDevice: { label: 'Safari · iPhone', kind: 'phone', isPresent: true, step: 'selfie' },
      handoff: { state: 'rejected', wrongChoices: 3 },
    });
  });

  it.each([null, 'video', '__proto__'])('on the step %j is on none that is known here', (step) => {
    expect(readSession(sessionBody({ other_device: { ...phone, step } })).otherDevice?.step).toBe(null);
  });
});

it.each([
  ['passport', 'passport'],
  ['drivers_license', 'drivers_license'],
  ['national_id', 'national_id'],
  ['residence_permit', 'residence_permit'],
  ['driving_license', 'drivers_license'],
  ['id_card', 'national_id'],
])('the document %s is %s', (wire, type) => {
  expect(documentTypeFrom(wire)).toBe(type);
  const body = { ...sessionBody(), documents: [{ type: wire, has_back: true }], document_type: wire };
  expect(readSession(body)).toMatchObject({ documentType: type, documents: [{ type, hasBack: true }] });
});

describe('an invitation', () => {
  it('comes out in the model’s words', () => {
    const handoff = {
      from: 'Firefox · Linux',
      site: 'shop.example',
      asked_at: atServer(-20_000),
      numbers: [27, 54, 81],
    };
    expect(
      readInvitation(invitationBody({ is_sandbox: true, claimable: 'used', language: 'de', handoff })),
    ).toMatchObject({
      brand: { name: 'Acme' },
      isSandbox: true,
      claimable: 'used',
      language: 'de',
      handoff: {
        from: 'Firefox · Linux',
        site: 'shop.example',
        askedMsAgo: 20_000,
        numbers: [27, 54, 81],
      },
      allowedOrigins: ['https://shop.example'],
    });
  });

  it.each([
    ['a page', undefined],
    ['another protocol', { ...invitationBody(), protocol: 'other/1' }],
    ['a later version', { ...invitationBody(), protocol: 'idv-capture/2' }],
    ['an error', { error: 'not_found', detail: '', status_code: 404 }],
    ['null', null],
  ])('is not %s', (_name, body) => {
    expect(readInvitation(body)).toBe(null);
  });
});

it('a claim holds the credential and the session', () => {
  const body = { credential: 'cred_1', session: sessionBody() };
  expect(readClaim(body)).toEqual({ credential: 'cred_1', session: readSession(sessionBody()) });
  expect(codeOf(() => readClaim({ session: sessionBody() }))).toBe('network.bad_response');
});

it('a challenge holds the nonce and known prompts', () => {
  const body = { nonce: 'n', actions: ['nod', 'blink', 'smile'], expires_in_ms: 60_000 };
  expect(readChallenge(body)).toEqual({ nonce: 'n', actions: ['nod', 'blink', 'smile'] });
  expect(codeOf(() => readChallenge({ ...body, actions: ['jump'] }))).toBe('network.bad_response');
});
