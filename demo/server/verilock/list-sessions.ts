/** List sessions: a page of what one key may see, newest first. */
import { z } from 'zod';
import { readOperation } from '../provider/operation.ts';
import { currentSession } from '../sessions/keep-session.ts';
import { letTimePass } from '../sessions/life.ts';
import type { SessionRecord } from '../storage/records.ts';
import { sessionStatus, verilockSession } from './session-schema.ts';
import { verilockStatus } from './session-status.ts';
import { sessionView } from './session-view.ts';

/** Length of a day, in milliseconds. */
const dayMs = 24 * 60 * 60 * 1000;

const wholeNumber = (max: number): z.ZodType<number> =>
  z
    .string()
    .regex(/^[1-9]\d{0,8}$/, 'Must be a whole number from 1.')
    .transform(Number)
    .pipe(z.number().max(max, `Must be at most ${String(max)}.`));

const day = z.iso.date('Must be a date, YYYY-MM-DD.');

const parameters = z
  .object({
    page: wholeNumber(100_000_000).default(1).describe('From 1.'),
    per_page: wholeNumber(100).default(15).describe('Sessions on a page, 1 to 100.'),
    status: sessionStatus.optional(),
    from: day.optional().describe('First day of creation, in UTC.'),
    to: day.optional().describe('Last day of creation, in UTC; that day is included.'),
  })
  .refine(({ from = '', to }) => to === undefined || from <= to, {
    path: ['to'],
    message: 'Must not be before from.',
  });

const listed = z.strictObject({
  data: z.array(verilockSession),
  meta: z.strictObject({
    current_page: z.int().min(1),
    last_page: z.int().min(1),
    per_page: z.int().min(1).max(100),
    total: z.int().min(0),
  }),
});

/** Whether the session was made in those days. */
const isMadeIn = (
  { createdAtMs }: SessionRecord,
  { from, to }: Pick<z.output<typeof parameters>, 'from' | 'to'>,
): boolean =>
  (from === undefined || createdAtMs >= Date.parse(from)) &&
  (to === undefined || createdAtMs < Date.parse(to) + dayMs);

/** `GET /sessions` */
export const listSessions = readOperation({
  id: 'listSessions',
  path: '/sessions',
  summary: 'List sessions',
  source: 'KYC Sessions: List sessions',
  scopes: ['sessions:read'],
  query: parameters,
  answer: { status: 200, schema: listed, description: 'One page of sessions, the newest first.' },
  async run({ services, reader, caller, query, nowMs }) {
    const { page, per_page, status } = query;
    const own = (await reader.sessions()).filter(
      (session) =>
        session.provider === 'verilock' &&
        session.environment === caller.environment &&
        isMadeIn(session, query),
    );
    // What time has changed since they were kept comes before their status is asked for.
    const current = await Promise.all(
      own.map(async (session) =>
        letTimePass(session, nowMs) ? currentSession(services, session.id) : session,
      ),
    );
    const found = current.filter(
      (session): session is SessionRecord =>
        session !== null && (status === undefined || verilockStatus(session) === status),
    );
    const onPage = found.slice((page - 1) * per_page, page * per_page);
    return {
      data: await Promise.all(onPage.map((session) => sessionView(services, reader, session))),
      meta: {
        current_page: page,
        last_page: Math.max(1, Math.ceil(found.length / per_page)),
        per_page,
        total: found.length,
      },
    };
  },
});
