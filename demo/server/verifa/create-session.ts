/** `POST /api/v1/sessions` (Verifa "Create a verification session"): every parameter is optional. */
import type { Handler } from 'hono';
import { z } from 'zod';
import { fieldNames, type FieldName } from '../../../src/model/field.ts';
import { isObject, withSnakeKeys, type JsonObject } from '../provider/json-body.ts';
import { qrCodeDataUrl } from '../provider/qr-code.ts';
import { newId } from '../secrets.ts';
import type { Services } from '../services.ts';
import { createSession } from '../sessions/create-session.ts';
import { captureUrl } from '../sessions/links.ts';
import { workflowPlan } from '../sessions/plans.ts';
import { fieldAliases, parameterAliases } from './aliases.ts';
import { verifaStatus } from './session-status.ts';
import { verifaPost, type VerifaEnv } from './verifa-call.ts';
import { VerifaError } from './verifa-error.ts';

/** Lifetime of a session and its capture link, in milliseconds (Verifa "Sessions": 20 minutes). */
export const sessionLifetimeMs = 20 * 60 * 1000;

const parameters = z.object({
  external_ref: z.string().max(255).nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  country: z
    .string()
    .regex(/^[A-Za-z]{2}$/, 'must be an ISO 3166-1 alpha-2 code')
    .transform((code) => code.toUpperCase())
    .nullish(),
  checks: z.array(z.string()).nullish(),
  workflow_id: z.string().nullish(),
  redirect_url: z.url().nullish(),
  fields: z.partialRecord(z.enum(fieldNames), z.string().max(300)).nullish(),
});

/** The body with its JSON:API envelope taken off and its keys as they are documented. */
const normalise = (body: JsonObject): JsonObject => {
  const data = body['data'];
  const attributes = isObject(data) ? data['attributes'] : undefined;
  const object = withSnakeKeys(isObject(attributes) ? attributes : body, parameterAliases);
  const fields = object['fields'];
  if (!isObject(fields)) return object;
  const known = Object.entries(withSnakeKeys(fields, fieldAliases)).filter(([name]) =>
    fieldNames.includes(name as FieldName),
  );
  return { ...object, fields: Object.fromEntries(known) };
};

/** Makes a session. */
export const createVerifaSession =
  (services: Services): Handler<VerifaEnv> =>
  (c) =>
    verifaPost(c, services, async (tx, body) => {
      const parsed = parameters.safeParse(normalise(body));
      if (!parsed.success)
        throw invalid(parsed.error.issues.map(({ path, message }) => [path.join('.'), message]));
      const { external_ref, metadata, country, checks, workflow_id, redirect_url, fields } = parsed.data;
      const plan = workflowPlan(workflow_id ?? null);
      if (!plan) throw invalid([['workflow_id', 'No such workflow.']]);
      const nowMs = services.clock.now();
      const { session, link } = await createSession(
        tx,
        services,
        {
          id: newId('ses_'),
          provider: 'verifa',
          environment: c.get('caller').environment,
          externalRef: external_ref ?? null,
          metadata: metadata ?? {},
          redirectUrl: redirect_url ?? null,
          country: country ?? null,
          checks: checks ?? null,
          planId: workflow_id ?? null,
          plan,
          lifetimeMs: sessionLifetimeMs,
          applicant: fields ?? {},
        },
        nowMs,
      );
      const url = captureUrl(services.sealer, new URL(c.req.url).origin, link);
      return {
        status: 201,
        body: {
          id: session.id,
          status: verifaStatus(session),
          capture_url: url,
          is_sandbox: session.environment === 'sandbox',
          created_at: new Date(session.createdAtMs).toISOString(),
          expires_at: new Date(session.expiresAtMs).toISOString(),
          external_ref: session.externalRef,
          qr_code_data_url: await qrCodeDataUrl(url),
          tags: session.tags,
        },
      };
    });

const invalid = (errors: readonly (readonly [field: string, message: string])[]): VerifaError =>
  new VerifaError(
    422,
    'validation_error',
    `Invalid value for ${errors.map(([field]) => field).join(', ')}.`,
    errors.map(([field, message]) => ({ field, message })),
  );
