/** Signs of life: every call of a known device is one, and `POST …/presence` is nothing else. Nothing is written down. */
import type { Handler, MiddlewareHandler } from 'hono';
import { presenceRequestWire } from '../../../src/session/request-schema.ts';
import type { Services } from '../services.ts';
import type { CaptureEnv } from './capture-env.ts';
import { parseJson, parseWith, readText } from './read-request.ts';

/** Takes every call that comes this far as a sign of life. */
export const signOfLife =
  ({ presence }: Pick<Services, 'presence'>): MiddlewareHandler<CaptureEnv> =>
  async (c, next) => {
    presence.sign(c.get('device'));
    await next();
  };

/** Notes the step on the device's screen. */
export const tellPresence =
  ({ presence }: Pick<Services, 'presence'>): Handler<CaptureEnv> =>
  async (c) => {
    const { step } = parseWith(presenceRequestWire, parseJson(await readText(c)));
    presence.sign(c.get('device'), step);
    return c.body(null, 204);
  };
