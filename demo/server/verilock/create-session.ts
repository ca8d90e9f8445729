/** `POST /api/v1/sessions` (Verilock "Create a session"): only `profile_id` is required. */
import { randomUUID } from 'node:crypto';
import type { Handler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from 'zod';
import { answerOnce, maxKeyLength } from '../provider/idempotency.ts';
import { maxBodyLength, readObject } from '../provider/json-body.ts';
import type { Services } from '../services.ts';
import { createSession } from '../sessions/create-session.ts';
import { captureUrl } from '../sessions/links.ts';
import { profilePlan } from '../sessions/plans.ts';
import { verilockStatus } from './session-status.ts';
import type { VerilockEnv } from './verilock-env.ts';
import { VerilockError } from './verilock-error.ts';

/** Life of a session where the request names none, in seconds. */
const defaultLifetimeS = 3600;

const parameters = z.object({
  profile_id: z
    .string({ error: 'The profile_id field is required.' })
    .regex(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i, 'Must be a UUID.'),
  applicant_email: z.email().nullish(),
  applicant_name: z.string().max(255).nullish(),
  external_id: z.string().max(255).nullish(),
  redirect_url: z.url().nullish(),
  expires_in: z.int().min(300).max(86_400).nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
});

/** Makes a session. */
export const createVerilockSession =
  (services: Services): Handler<VerilockEnv> =>
  async (c) => {
    const text = await c.req.text();
    const body = text.length > maxBodyLength ? null : readObject(text);
    if (!body) throw new VerilockError(400, 'bad_request', 'The request body must be a JSON object.');
    const key = c.req.header('Idempotency-Key') ?? null;
    if (key !== null && (key === '' || key.length > maxKeyLength))
      throw new VerilockError(400, 'bad_request', 'Idempotency-Key must have 1 to 255 characters.');
    const { environment } = c.get('caller');
    const scope = `verilock ${environment} ${c.req.path}`;
    const answer = await answerOnce(services, { key, scope, body: text }, async (tx) => {
      const parsed = parameters.safeParse(body);
      if (!parsed.success) throw invalid(z.flattenError(parsed.error).fieldErrors);
      const { profile_id, applicant_email, applicant_name, external_id, ...rest } = parsed.data;
      const plan = profilePlan(profile_id);
      if (!plan) throw invalid({ profile_id: ['The selected profile_id does not exist.'] });
      const { session, link } = await createSession(
        tx,
        services,
        {
          id: `ses_${randomUUID()}`,
          provider: 'verilock',
          environment,
          externalRef: external_id ?? null,
          metadata: rest.metadata ?? {},
          redirectUrl: rest.redirect_url ?? null,
          country: null,
          checks: null,
          planId: profile_id,
          plan,
          lifetimeMs: (rest.expires_in ?? defaultLifetimeS) * 1000,
          applicant: {
            ...(applicant_email ? { email: applicant_email } : {}),
            ...(applicant_name ? { name: applicant_name } : {}),
          },
        },
        services.clock.now(),
      );
      return {
        status: 201,
        body: {
          id: session.id,
          session_token: services.sealer.linkToken(link.id),
          session_url: captureUrl(services.sealer, new URL(c.req.url).origin, link),
          status: verilockStatus(session),
          expires_at: new Date(session.expiresAtMs).toISOString(),
        },
      };
    });
    if (answer.replayed) c.header('Idempotent-Replayed', 'true');
    return c.json(answer.body as object, answer.status as ContentfulStatusCode);
  };

const invalid = (details: Readonly<Record<string, readonly string[] | undefined>>): VerilockError =>
  new VerilockError(422, 'validation_error', 'The given data was invalid.', details);
