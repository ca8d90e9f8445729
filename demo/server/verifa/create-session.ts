/** Create a session: every parameter is optional, in any spelling of its keys, under its own or an accepted other name. */
import { z } from 'zod';
import { fieldNames, type FieldName } from '../../../src/model/field.ts';
import { invalid } from '../provider/api-error.ts';
import { isObject, withSnakeKeys, type JsonObject } from '../provider/json-body.ts';
import { changeOperation } from '../provider/operation.ts';
import { qrCodeDataUrl } from '../provider/qr-code.ts';
import { newId } from '../secrets.ts';
import { createSession as keepNewSession } from '../sessions/create-session.ts';
import { captureUrl } from '../sessions/links.ts';
import { workflowPlan } from '../sessions/plans.ts';
import { fieldAliases, parameterAliases } from './aliases.ts';
import { dateTime, qrCodeField, sessionStatus } from './session-schema.ts';
import { verifaStatus } from './session-status.ts';

/** Lifetime of a session and its capture link, in milliseconds (Verifa "Sessions": 20 minutes). */
export const sessionLifetimeMs = 20 * 60 * 1000;

/** What a session can be made with; `null` is as good as nothing. */
export const sessionParameters = z.object({
  external_ref: z.string().max(255).nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  country: z
    .string()
    .regex(/^[A-Za-z]{2}$/, 'must be an ISO 3166-1 alpha-2 code')
    .nullish(),
  checks: z.array(z.string().max(100)).max(50).nullish(),
  workflow_id: z.string().max(100).nullish(),
  redirect_url: z.url().max(2000).nullish(),
  fields: z.partialRecord(z.enum(fieldNames), z.string().max(300)).nullish(),
});

const created = z.strictObject({
  id: z.string(),
  status: sessionStatus,
  capture_url: z.url().describe('URL to redirect the end user for identity capture.'),
  is_sandbox: z.boolean(),
  created_at: dateTime,
  expires_at: dateTime,
  external_ref: z.string().nullable(),
  qr_code_data_url: qrCodeField,
  tags: z.array(z.string()),
});

/** Aliases replaced, in the parameters and inside `fields`; fields that nobody knows are left out. */
const normalise = (body: JsonObject): JsonObject => {
  const object = withSnakeKeys(body, parameterAliases);
  const fields = object['fields'];
  if (!isObject(fields)) return object;
  const known = Object.entries(withSnakeKeys(fields, fieldAliases)).filter(([name]) =>
    fieldNames.includes(name as FieldName),
  );
  return { ...object, fields: Object.fromEntries(known) };
};

/** `POST /sessions` */
export const createSession = changeOperation({
  id: 'createSession',
  method: 'post',
  path: '/sessions',
  summary: 'Create a verification session',
  source: 'API Reference, Sessions: Create a verification session',
  scopes: ['sessions:create', 'sessions:write'],
  body: sessionParameters,
  normalise,
  answer: { status: 201, schema: created, description: 'Session created.' },
  async run({ tx, services, caller, body, nowMs, origin }) {
    const plan = workflowPlan(body.workflow_id ?? null);
    if (!plan) throw invalid([{ field: 'workflow_id', message: 'No such workflow.' }]);
    const { session, link } = await keepNewSession(
      tx,
      services,
      {
        id: newId('ses_'),
        provider: 'verifa',
        environment: caller.environment,
        externalRef: body.external_ref ?? null,
        metadata: body.metadata ?? {},
        redirectUrl: body.redirect_url ?? null,
        country: body.country?.toUpperCase() ?? null,
        checks: body.checks ?? null,
        planId: body.workflow_id ?? null,
        plan,
        lifetimeMs: sessionLifetimeMs,
        applicant: body.fields ?? {},
      },
      nowMs,
    );
    const url = captureUrl(services.sealer, origin, link);
    return {
      id: session.id,
      status: verifaStatus(session),
      capture_url: url,
      is_sandbox: session.environment === 'sandbox',
      created_at: new Date(session.createdAtMs).toISOString(),
      expires_at: new Date(session.expiresAtMs).toISOString(),
      external_ref: session.externalRef,
      qr_code_data_url: await qrCodeDataUrl(url),
      tags: [...session.tags],
    };
  },
});
