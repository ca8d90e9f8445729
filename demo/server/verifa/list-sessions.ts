/** List sessions: a page of them, newest first, by status, reference or part of an id. */
import { z } from 'zod';
import { readOperation } from '../provider/operation.ts';
import type { Services } from '../services.ts';
import { currentSession } from '../sessions/keep-session.ts';
import { letTimePass } from '../sessions/life.ts';
import type { SessionRecord } from '../storage/records.ts';
import { sessionStatus, verifaSession } from './session-schema.ts';
import { verifaStatus } from './session-status.ts';
import { sessionView } from './session-view.ts';

/** A query has only text in it; what is no plain decimal number is refused, not guessed at. */
const filters = z.object({
  status: sessionStatus.optional(),
  q: z.string().max(255).optional().describe('Part of the id or of `external_ref`, in any case.'),
  external_ref: z.string().max(255).optional().describe('The whole `external_ref`, exactly.'),
  limit: z
    .string()
    .regex(/^(?:[1-9]\d?|100)$/, 'must be a whole number from 1 to 100')
    .default('50')
    .transform(Number),
  offset: z
    .string()
    .regex(/^(?:0|[1-9]\d{0,8})$/, 'must be a whole number from 0')
    .default('0')
    .transform(Number),
});

const sessionPage = z.strictObject({
  data: z.array(verifaSession),
  pagination: z.strictObject({
    total: z.int(),
    limit: z.int(),
    offset: z.int(),
    has_more: z.boolean(),
  }),
});

/** `GET /sessions` */
export const listSessions = readOperation({
  id: 'listSessions',
  path: '/sessions',
  summary: 'List sessions',
  source: 'API Reference, Sessions: List sessions',
  scopes: ['sessions:read'],
  query: filters,
  answer: { status: 200, schema: sessionPage, description: 'A page of sessions, newest first.' },
  async run({ services, reader, caller, query, origin, nowMs }) {
    const own = (await reader.sessions()).filter(
      ({ provider, environment }) => provider === 'verifa' && environment === caller.environment,
    );
    const found = (await asOfNow(services, own)).filter((session) => matches(session, query));
    const { limit, offset } = query;
    const page = found.slice(offset, offset + limit);
    return {
      data: await Promise.all(page.map((session) => sessionView(services, reader, session, origin, nowMs))),
      pagination: { total: found.length, limit, offset, has_more: offset + page.length < found.length },
    };
  },
});

/** The sessions with what time has changed since they were kept, so that none is listed as alive that is not. */
const asOfNow = async (
  services: Pick<Services, 'storage' | 'clock'>,
  sessions: readonly SessionRecord[],
): Promise<readonly SessionRecord[]> => {
  const current: SessionRecord[] = [];
  for (const session of sessions) {
    const isStale = letTimePass(session, services.clock.now()) !== null;
    current.push(isStale ? ((await currentSession(services, session.id)) ?? session) : session);
  }
  return current;
};

const matches = (
  session: SessionRecord,
  { status, q = '', external_ref: externalRef }: z.output<typeof filters>,
): boolean =>
  (status === undefined || verifaStatus(session) === status) &&
  (externalRef === undefined || session.externalRef === externalRef) &&
  [session.id, session.externalRef ?? ''].some((text) => text.toLowerCase().includes(q.toLowerCase()));
