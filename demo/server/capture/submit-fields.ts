/** `PUT …/fields`: what the person has entered, kept sealed. */
import type { Handler } from 'hono';
import { fieldsRequestWire } from '../../../src/session/request-schema.ts';
import type { Services } from '../services.ts';
import { sealValues } from '../sessions/applicant.ts';
import { refusedFields } from '../sessions/field-rules.ts';
import { askedFields } from '../sessions/plans.ts';
import type { CaptureEnv } from './capture-env.ts';
import { changed, changeSession } from './change-session.ts';
import { ProtocolError } from './protocol-error.ts';
import { requireConsent } from './require-consent.ts';

/** Checks and keeps the values; they replace those of an earlier call. */
export const submitFields = (services: Services): Handler<CaptureEnv> =>
  changeSession(
    services,
    { request: fieldsRequestWire, holderOnly: true },
    ({ session, nowMs }, { fields }) => {
      requireConsent(session);
      if (!session.steps.includes('fields'))
        throw new ProtocolError('server.refused', { detail: 'This session asks for no fields.' });
      const refused = refusedFields(askedFields(session.country), fields, nowMs);
      if (refused.length > 0) throw new ProtocolError('fields.rejected', { fields: refused });
      const trimmed = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value.trim()]));
      return changed({ ...session, fieldsSealed: sealValues(services.sealer, session.id, trimmed) });
    },
  );
