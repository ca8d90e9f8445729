/** Create a session: only a profile is required, kept (`profile_id`) or inline (`profile`). */
import { z } from 'zod';
import { invalid } from '../provider/api-error.ts';
import { changeOperation } from '../provider/operation.ts';
import { newUuid } from '../secrets.ts';
import { createSession as keepNewSession } from '../sessions/create-session.ts';
import { captureUrl } from '../sessions/links.ts';
import { profilePlan } from './profile-plan.ts';
import { profileSettings, type ProfileSettings } from './profile-schema.ts';
import { profileOf } from './profiles.ts';
import { dateTime, sessionStatus } from './session-schema.ts';
import { verilockStatus } from './session-status.ts';

/** Life of a session where the request names none, in seconds. */
const defaultLifetimeS = 3600;

const parameters = z.object({
  profile_id: z
    .string()
    .regex(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i, 'Must be a UUID.')
    .nullish(),
  profile: profileSettings.nullish().describe('Instead of `profile_id`.'),
  applicant_email: z.email().nullish(),
  applicant_name: z.string().max(255).nullish(),
  external_id: z.string().max(255).nullish(),
  redirect_url: z.url().max(2000).nullish(),
  expires_in: z.int().min(300).max(86_400).nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
});

const created = z.strictObject({
  id: z.string(),
  session_token: z.string(),
  session_url: z.url(),
  status: sessionStatus,
  expires_at: dateTime,
});

type Parameters = z.output<typeof parameters>;

/** Kept or inline, but one of them. @throws {ApiError} `invalid` */
const chosenProfile = ({ profile_id, profile }: Parameters): ProfileSettings => {
  if (profile_id && profile)
    throw invalid([{ field: 'profile', message: 'Send either profile_id or profile, not both.' }]);
  if (profile) return profile;
  if (!profile_id) throw invalid([{ field: 'profile_id', message: 'The profile_id field is required.' }]);
  const kept = profileOf(profile_id);
  if (!kept) throw invalid([{ field: 'profile_id', message: 'The selected profile_id does not exist.' }]);
  return kept;
};

/** `POST /sessions` */
export const createSession = changeOperation({
  id: 'createSession',
  method: 'post',
  path: '/sessions',
  summary: 'Create a session',
  source: 'KYC Sessions: Create a session',
  scopes: ['sessions:create'],
  body: parameters,
  answer: { status: 201, schema: created, description: 'The session with the token that opens its capture.' },
  async run({ tx, services, caller, body, nowMs, origin }) {
    const plan = profilePlan(chosenProfile(body));
    const { session, link } = await keepNewSession(
      tx,
      services,
      {
        id: `ses_${newUuid()}`,
        provider: 'verilock',
        environment: caller.environment,
        externalRef: body.external_id ?? null,
        metadata: body.metadata ?? {},
        redirectUrl: body.redirect_url ?? null,
        country: null,
        checks: null,
        planId: body.profile_id ?? null,
        plan,
        lifetimeMs: (body.expires_in ?? defaultLifetimeS) * 1000,
        applicant: {
          ...(body.applicant_email ? { email: body.applicant_email } : {}),
          ...(body.applicant_name ? { name: body.applicant_name } : {}),
        },
      },
      nowMs,
    );
    return {
      id: session.id,
      session_token: services.sealer.linkToken(link.id),
      session_url: captureUrl(services.sealer, origin, link),
      status: verilockStatus(session),
      expires_at: new Date(session.expiresAtMs).toISOString(),
    };
  },
});
