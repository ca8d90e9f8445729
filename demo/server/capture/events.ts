/** `GET …/events`: server-sent events, a whole snapshot with each change of the session. */
import type { Handler } from 'hono';
import type { Services } from '../services.ts';
import { originOf, type CaptureEnv } from './capture-env.ts';
import { SessionFeeds } from './session-feeds.ts';

/** Streams the session. A client that comes back having missed nothing is told so, and no more. */
export const streamEvents = (services: Services): Handler<CaptureEnv> => {
  const feeds = new SessionFeeds(services);
  const headers = {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  };
  return (c) => {
    // Nobody would read it, and nobody would end it.
    if (c.req.method === 'HEAD') return c.body(null, 200, headers);
    const stream = feeds.open({
      credential: c.get('credential'),
      device: c.get('device'),
      origin: originOf(c),
      lastId: c.req.header('Last-Event-ID') ?? null,
    });
    return c.body(stream, 200, headers);
  };
};
