/** What the console page shows: sessions, captures, webhook deliveries. It changes nothing but a delivery's turn. */
import { Hono } from 'hono';
import { storedFileHeaders } from '../pictures/stored-file-headers.ts';
import type { NodeEnv, Services } from '../services.ts';
import { currentSession } from '../sessions/keep-session.ts';
import type { CaptureRecord, SessionRecord } from '../storage/records.ts';
import { captureView, deliveryView, detailView, sessionView } from './console-views.ts';
import { resendDelivery } from './resend-delivery.ts';

/** The console's resources; the page itself is one of pages.ts. */
export const consoleApi = (services: Services): Hono<NodeEnv> => {
  const { storage, vault } = services;
  const app = new Hono<NodeEnv>();

  app.use('/console/*', async (c, next) => {
    c.header('Cache-Control', 'no-store');
    c.header('Cross-Origin-Resource-Policy', 'same-origin');
    await next();
  });

  app.get('/console/api/sessions', async (c) => {
    const known = await storage.sessions();
    const current = await Promise.all(known.map(({ id }) => currentSession(services, id)));
    const sessions = current.filter((session): session is SessionRecord => session !== null);
    return c.json({ sessions: await Promise.all(sessions.map((session) => sessionView(storage, session))) });
  });

  app.get('/console/api/sessions/:id', async (c) => {
    const session = await currentSession(services, c.req.param('id'));
    if (!session) return c.json({ error: 'not_found' }, 404);
    const captures = await storage.captures(session.id);
    return c.json({
      ...(await detailView(services, session)),
      captures: captures.map(captureView),
      deliveries: (await storage.deliveries(session.id)).map(deliveryView),
    });
  });

  app.get('/console/api/deliveries', async (c) =>
    c.json({ deliveries: (await storage.deliveries(null)).map(deliveryView) }),
  );

  app.post('/console/api/deliveries/:id/resend', resendDelivery(services));

  app.get('/console/captures/:id', async (c) => {
    const capture: CaptureRecord | null = await storage.capture(c.req.param('id'));
    if (!capture) return c.json({ error: 'not_found' }, 404);
    for (const [name, value] of Object.entries(storedFileHeaders(capture))) c.header(name, value);
    return c.body(Buffer.from(await vault.read(capture)));
  });
  return app;
};
