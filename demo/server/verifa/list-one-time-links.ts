/** List one-time links: what became of each. A link that cannot be used any more shows no address. */
import { z } from 'zod';
import { readOperation } from '../provider/operation.ts';
import { captureUrl, linkStatus } from '../sessions/links.ts';
import { dateTime, oneTimeLink } from './session-schema.ts';

/** A link as it is listed. */
const listedLink = oneTimeLink.extend({
  capture_url: z.url().nullable().describe('Only while the link can still be used.'),
  expires_at: dateTime,
});

/** `GET /sessions/{session_id}/one-time-links` */
export const listOneTimeLinks = readOperation({
  id: 'listSessionLinks',
  path: '/sessions/{session_id}/one-time-links',
  summary: 'List one-time links for a session',
  source: 'API Reference, Sessions: List one-time links for a session',
  scopes: ['sessions:read'],
  answer: {
    status: 200,
    schema: z.strictObject({ data: z.array(listedLink) }),
    description: 'The links, newest first.',
  },
  async run({ services, reader, session, nowMs, origin }) {
    const links = (await reader.links(session.id)).filter(({ kind }) => kind === 'one_time').toReversed();
    return {
      data: links.map((link) => {
        const status = linkStatus(link, nowMs);
        return {
          id: link.id,
          session_id: session.id,
          capture_url: status === 'pending' ? captureUrl(services.sealer, origin, link) : null,
          status,
          expires_at: new Date(link.expiresAtMs).toISOString(),
          created_at: new Date(link.createdAtMs).toISOString(),
          qr_code_data_url: null,
        };
      }),
    };
  },
});
