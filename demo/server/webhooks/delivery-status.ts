/** What has become of a webhook. Pure. */
import type { DeliveryRecord } from '../storage/records.ts';

/** `pending` while an attempt is due or under way, `failed` once no other will be made. */
export type DeliveryStatus = 'pending' | 'delivered' | 'failed';

/** The status of a delivery. */
export const deliveryStatus = ({
  statusCode,
  nextAttemptAtMs,
}: Pick<DeliveryRecord, 'statusCode' | 'nextAttemptAtMs'>): DeliveryStatus => {
  if (nextAttemptAtMs !== null) return 'pending';
  return statusCode !== null && statusCode >= 200 && statusCode < 300 ? 'delivered' : 'failed';
};
