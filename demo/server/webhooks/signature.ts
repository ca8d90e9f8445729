/** How each provider signs its webhooks, and how a receiver checks it. Pure but for HMAC. */
import { createHmac } from 'node:crypto';
import type { Provider } from '../../../src/model/session.ts';
import { sameSecret } from '../secrets.ts';

/** The header that carries the signature. */
export const signatureHeader: Record<Provider, string> = {
  verifa: 'X-Verifa-Signature',
  verilock: 'X-Verilock-Signature',
};

/** The sandbox's fixed secrets; an account gets its own for each endpoint. */
export const webhookSecret: Record<Provider, string> = {
  verifa: 'whsec_verifa_sandbox_demo',
  verilock: 'whsec_verilock_sandbox_demo',
};

/** Oldest signature that is still accepted, in seconds (Verifa "Webhooks": five minutes). */
const maxAgeS = 300;

const hmac = (provider: Provider, text: string): string =>
  createHmac('sha256', webhookSecret[provider]).update(text).digest('hex');

/** Value of the signature header: Verifa `t=…,v1=…` over `{t}.{body}`, Verilock the plain HMAC of the body. */
export const sign = (provider: Provider, body: string, nowMs: number): string => {
  if (provider === 'verilock') return hmac(provider, body);
  const timeS = String(Math.floor(nowMs / 1000));
  return `t=${timeS},v1=${hmac(provider, `${timeS}.${body}`)}`;
};

/** Whether the signature belongs to the body and, for Verifa, is fresh. */
export const isSigned = (provider: Provider, body: string, signature: string, nowMs: number): boolean => {
  if (provider === 'verilock') return sameSecret(signature, hmac(provider, body));
  const parts = /^t=(?<timeS>\d{1,12}),v1=(?<hex>[0-9a-f]{64})$/.exec(signature)?.groups;
  const timeS = parts?.['timeS'] ?? '';
  const hex = parts?.['hex'] ?? '';
  if (Math.abs(nowMs / 1000 - Number(timeS)) > maxAgeS) return false;
  return sameSecret(hex, hmac(provider, `${timeS}.${body}`));
};
