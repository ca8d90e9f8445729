/** Asks the sandbox to send a webhook again. */

/** Queues the delivery anew. @throws {Error} when the sandbox refuses, as it does while an attempt is under way */
export const resendDelivery = async (id: string): Promise<void> => {
  const response = await fetch(`/console/api/deliveries/${encodeURIComponent(id)}/resend`, {
    method: 'POST',
  });
  if (!response.ok) throw new Error(`resend answered ${String(response.status)}`);
};
