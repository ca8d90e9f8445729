/** `POST /webhooks/receiver`: the integrator's endpoint, played by the sandbox. Checks the signature and keeps the verdict. */
import { Hono } from 'hono';
import type { Provider } from '../../../src/model/session.ts';
import { shortBody } from '../body-pieces.ts';
import type { Services } from '../services.ts';
import { isSigned, signatureHeader } from './signature.ts';

/** Longest body, in bytes: a webhook may repeat what "create session" was told, which has 256 kB at most. */
const maxBodyBytes = 1_000_000;

const providers: readonly Provider[] = ['verifa', 'verilock'];

/** Answers 200 to a webhook that is signed as its provider documents it, 400 to any other. */
export const webhookReceiver = ({ storage, clock }: Services): Hono =>
  new Hono().post('/webhooks/receiver', async (c) => {
    const body = await shortBody(c.req.raw, maxBodyBytes);
    if (body === null) return c.json({ received: false, reason: 'too long' }, 413);
    const provider = providers.find((candidate) => c.req.header(signatureHeader[candidate]));
    const signature = provider && c.req.header(signatureHeader[provider]);
    if (!provider || !signature) return c.json({ received: false, reason: 'no signature' }, 400);
    const signatureValid = isSigned(provider, body, signature, clock.now());
    await storage.write(async (tx) => {
      const delivery = await tx.deliveryBySignature(signature);
      if (delivery?.payload === body) await tx.putDelivery({ ...delivery, signatureValid });
    });
    return signatureValid
      ? c.json({ received: true })
      : c.json({ received: false, reason: 'bad signature' }, 400);
  });
