/** Addresses that leave an app: what each system is given, and that nothing of the link gets lost on the way. */
import { describe, expect, it } from 'vitest';
import { browserLink } from '../../../src/steps/handoff-browser-link.ts';

const url = 'https://verify.example.test:8443/verify/otl_a-B_9?lang=de&theme=dark';

describe('a link out of an app', () => {
  it('is an intent on Android, which any browser may take up', () => {
    expect(browserLink(url, 'android')).toBe(
      'intent://verify.example.test:8443/verify/otl_a-B_9?lang=de&theme=dark' +
        '#Intent;scheme=https;action=android.intent.action.VIEW;category=android.intent.category.BROWSABLE;' +
        `S.browser_fallback_url=${encodeURIComponent(url)};end`,
    );
  });

  it('carries nothing into the intent that would end its fallback early', () => {
    const intent = browserLink(`${url}&next=a;b%23c`, 'android') ?? '';
    const fallback = /S\.browser_fallback_url=([^;]*);end$/.exec(intent)?.[1];
    expect(decodeURIComponent(fallback ?? '')).toBe(`${url}&next=a;b%23c`);
  });

  it('keeps the scheme of a local one', () => {
    expect(browserLink('http://localhost:8787/verify/otl_1', 'android')).toContain(';scheme=http;');
  });

  it('is Safari’s own on an iPhone', () => {
    expect(browserLink(url, 'ios')).toBe(`x-safari-${url}`);
  });

  it('is none on a desktop, where no address does that', () => {
    expect(browserLink(url, 'desktop')).toBeNull();
  });
});
