/** A phone in a session, as far as another device can tell: it claims a link and says at which step it is. */
import { randomBytes } from 'node:crypto';
import type { StepId } from '../../../src/model/step.ts';
import { call, json } from '../json-call.ts';

/** One phone on one link. */
export class BarePhone {
  readonly #captureUrl: string;
  readonly #credential: string;

  private constructor(captureUrl: string, credential: string) {
    this.#captureUrl = captureUrl;
    this.#credential = credential;
  }

  /** Claims the link with the number that the other screen shows. */
  static async on(link: string, number: number): Promise<BarePhone> {
    const [captureUrl = ''] = link.split('?');
    const device_key = randomBytes(32).toString('base64url');
    const { credential } = await call(
      `${captureUrl}/claim`,
      'POST',
      json,
      JSON.stringify({ device_key, device: { kind: 'phone', label: 'Bench' }, language: 'en', number }),
    );
    return new BarePhone(captureUrl, String(credential));
  }

  /** Says that a step is on its screen; answers when this left and when the sandbox had taken note, in milliseconds since 1970. */
  async tell(step: StepId): Promise<{ readonly sentAtMs: number; readonly answeredAtMs: number }> {
    const sentAtMs = performance.timeOrigin + performance.now();
    const headers = { ...json, Authorization: `Bearer ${this.#credential}` };
    await call(`${this.#captureUrl}/presence`, 'POST', headers, JSON.stringify({ step }));
    return { sentAtMs, answeredAtMs: performance.timeOrigin + performance.now() };
  }
}
