/** The browser inside an app, as far as a page can tell: its name, and that it has no way to a camera. */
import type { BrowserContext } from 'playwright-core';
import type { VisitorOptions } from './journey.ts';

const instagram =
  'Mozilla/5.0 (Linux; Android 14; Pixel 7 Build/UQ1A.240205.004; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/121.0.6167.178 Mobile Safari/537.36 Instagram 319.0.0.43.110 Android (34/14; 420dpi; 1080x2400; Google/google; Pixel 7; panther; panther; en_US; 570152487)';

/** Somebody who has opened a page in Instagram on a phone. */
export const inInstagram: VisitorOptions = {
  phone: true,
  userAgent: instagram,
  prepare: async (context: BrowserContext): Promise<void> => {
    await context.addInitScript(() => {
      Object.defineProperty(navigator, 'mediaDevices', { value: undefined });
    });
  },
};
