/** Resume a session: fresh link and expiry, progress kept. */
import { z } from 'zod';
import { changeOperation } from '../provider/operation.ts';
import { qrCodeDataUrl } from '../provider/qr-code.ts';
import { newId } from '../secrets.ts';
import { nobodysSession } from '../sessions/holding.ts';
import { keepSession } from '../sessions/keep-session.ts';
import { addLink, captureUrl, takeBack } from '../sessions/links.ts';
import { requireStatus } from './allowed-status.ts';
import { sessionLifetimeMs } from './create-session.ts';
import { dateTime, qrCodeField, sessionStatus } from './session-schema.ts';
import { verifaStatus, type VerifaStatus } from './session-status.ts';

const resumable: readonly VerifaStatus[] = ['pending', 'capturing', 'sandbox_pending', 'expired', 'failed'];

const resumed = z.strictObject({
  id: z.string(),
  status: sessionStatus,
  capture_url: z.url(),
  expires_at: dateTime,
  qr_code_data_url: qrCodeField,
});

/** `POST /sessions/{session_id}/resume`: earlier links and credentials are worth nothing any more. */
export const resumeSession = changeOperation({
  id: 'resumeSession',
  method: 'post',
  path: '/sessions/{session_id}/resume',
  summary: 'Resume a session',
  source: 'API Reference, Sessions: Resume a session',
  scopes: ['sessions:write'],
  problems: ['invalid_state'],
  answer: {
    status: 200,
    schema: resumed,
    description: 'The session with a fresh token; documents are kept.',
  },
  async run({ tx, services, session, nowMs, origin }) {
    requireStatus(session, resumable, 'be resumed');
    await takeBack(tx, session.id);
    const anew = await keepSession(
      tx,
      {
        session: {
          ...nobodysSession(session),
          state: 'created',
          expiresAtMs: nowMs + sessionLifetimeMs,
          submittedAtMs: null,
        },
        happenings: [],
      },
      nowMs,
    );
    const link = await addLink(tx, services.sealer, {
      id: newId('slk_'),
      sessionId: session.id,
      kind: 'capture',
      createdAtMs: nowMs,
      expiresAtMs: anew.expiresAtMs,
      from: null,
    });
    const url = captureUrl(services.sealer, origin, link);
    return {
      id: anew.id,
      status: verifaStatus(anew),
      capture_url: url,
      expires_at: new Date(anew.expiresAtMs).toISOString(),
      qr_code_data_url: await qrCodeDataUrl(url),
    };
  },
});
