/** A webhook delivery as Verifa's session resources list it. */
import { z } from 'zod';
import type { DeliveryRecord } from '../storage/records.ts';
import { timeOf } from '../time-of.ts';
import { deliveryStatus } from '../webhooks/delivery-status.ts';
import { dateTime } from './session-schema.ts';

/** One delivery; `url` is empty and `last_attempt_at` null before the first attempt. */
export const verifaDelivery = z.strictObject({
  id: z.string(),
  event: z.string(),
  url: z.string(),
  status: z.enum(['pending', 'delivered', 'failed']),
  status_code: z.int().nullable().describe('Of the last answer; null where none came.'),
  attempts: z.int(),
  next_attempt_at: dateTime.nullable(),
  last_attempt_at: dateTime.nullable(),
  created_at: dateTime,
});

/** The delivery; its payload is not part of it. */
export const deliveryView = (delivery: DeliveryRecord): z.input<typeof verifaDelivery> => ({
  id: delivery.id,
  event: delivery.event,
  url: delivery.url,
  status: deliveryStatus(delivery),
  status_code: delivery.statusCode,
  attempts: delivery.attempts,
  next_attempt_at: timeOf(delivery.nextAttemptAtMs),
  last_attempt_at: timeOf(delivery.sentAtMs),
  // The event itself says when it happened.
  created_at: (JSON.parse(delivery.payload) as { readonly created_at: string }).created_at,
});
