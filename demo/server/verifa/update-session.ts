/** Update a session: what a backend may still change of one that has not come to its end. */
import type { z } from 'zod';
import { invalid } from '../provider/api-error.ts';
import { withSnakeKeys } from '../provider/json-body.ts';
import { changeOperation } from '../provider/operation.ts';
import { acceptedDocuments } from '../sessions/accepted-documents.ts';
import { keepSession } from '../sessions/keep-session.ts';
import type { SessionRecord } from '../storage/records.ts';
import { parameterAliases } from './aliases.ts';
import { activeStatuses, requireStatus } from './allowed-status.ts';
import { sessionParameters } from './create-session.ts';
import { verifaSession } from './session-schema.ts';
import { sessionView } from './session-view.ts';

const parameters = sessionParameters.pick({
  external_ref: true,
  metadata: true,
  country: true,
  redirect_url: true,
});

/** `PATCH /sessions/{session_id}`: a parameter that is left out stays, `null` empties it. */
export const updateSession = changeOperation({
  id: 'updateSession',
  method: 'patch',
  path: '/sessions/{session_id}',
  summary: 'Update a session',
  source: 'API Reference, Sessions: Update a session',
  scopes: ['sessions:write'],
  body: parameters,
  normalise: (body) => withSnakeKeys(body, parameterAliases),
  problems: ['invalid_state'],
  answer: { status: 200, schema: verifaSession, description: 'The session as it is now.' },
  async run({ tx, services, session, body, nowMs, origin }) {
    requireStatus(session, activeStatuses, 'be changed');
    const changes = changesIn(body);
    const changed = { ...session, ...changes };
    if (!acceptsItsDocument(changed))
      throw invalid([
        { field: 'country', message: 'does not accept the type of document that was chosen already' },
      ]);
    const isChanged = Object.keys(changes).length > 0;
    const kept = isChanged ? await keepSession(tx, { session: changed, happenings: [] }, nowMs) : session;
    return sessionView(services, tx, kept, origin, nowMs);
  },
});

/** The parameters that the body has, as the record names them. */
const changesIn = (body: z.output<typeof parameters>): Partial<SessionRecord> => ({
  ...(body.external_ref === undefined ? {} : { externalRef: body.external_ref }),
  ...(body.metadata === undefined ? {} : { metadata: body.metadata ?? {} }),
  ...(body.country === undefined ? {} : { country: body.country?.toUpperCase() ?? null }),
  ...(body.redirect_url === undefined ? {} : { redirectUrl: body.redirect_url }),
});

/** The country decides which documents are accepted; one that was photographed already must stay among them. */
const acceptsItsDocument = (session: SessionRecord): boolean =>
  session.documentType === null ||
  acceptedDocuments(session).some(({ type }) => type === session.documentType);
