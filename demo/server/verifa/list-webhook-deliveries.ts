/** List webhook deliveries for a session. */
import { z } from 'zod';
import { readOperation } from '../provider/operation.ts';
import { deliveryView, verifaDelivery } from './delivery-view.ts';

/** `GET /sessions/{session_id}/webhook-deliveries` */
export const listWebhookDeliveries = readOperation({
  id: 'listSessionWebhookDeliveries',
  path: '/sessions/{session_id}/webhook-deliveries',
  summary: 'List webhook deliveries for a session',
  source: 'API Reference, Sessions: List webhook deliveries for a session',
  scopes: ['sessions:read'],
  answer: {
    status: 200,
    schema: z.strictObject({ data: z.array(verifaDelivery) }),
    description: 'The deliveries, newest first.',
  },
  run: async ({ reader, session }) => ({ data: (await reader.deliveries(session.id)).map(deliveryView) }),
});
