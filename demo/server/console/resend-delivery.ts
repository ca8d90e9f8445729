/** `POST /console/api/deliveries/{id}/resend`: sends a webhook anew, with its own body and a signature of now. */
import type { Handler } from 'hono';
import type { NodeEnv, Services } from '../services.ts';
import { unsent } from '../webhooks/announcements.ts';
import { deliveryView } from './console-views.ts';

/** Queues the delivery as if it had never been sent; one that is due or under way already is refused. */
export const resendDelivery =
  ({
    storage,
    clock,
  }: Pick<Services, 'storage' | 'clock'>): Handler<NodeEnv, '/console/api/deliveries/:id/resend'> =>
  async (c) => {
    // Another site's page must not make the sandbox call anybody.
    const caller = c.req.header('Origin');
    if (caller !== undefined && caller !== new URL(c.req.url).origin)
      return c.json({ error: 'forbidden' }, 403);
    const outcome = await storage.write(async (tx) => {
      const delivery = await tx.delivery(c.req.param('id'));
      if (!delivery) return null;
      const nowMs = clock.now();
      // Its attempt would end after this change and undo it.
      if (delivery.nextAttemptAtMs !== null && delivery.nextAttemptAtMs <= nowMs) return 'under_way';
      const anew = { ...delivery, ...unsent(nowMs) };
      await tx.putDelivery(anew);
      return anew;
    });
    if (outcome === null) return c.json({ error: 'not_found' }, 404);
    if (outcome === 'under_way') return c.json({ error: 'under_way' }, 409);
    return c.json({ delivery: deliveryView(outcome) }, 202);
  };
