/** Where a person may be sent at the end: what is added, what stays, and that nothing hostile gets through. */
import { describe, expect, it } from 'vitest';
import { CaptureError } from '../../../src/model/errors.ts';
import { redirectTarget } from '../../../src/report/redirect.ts';
import { hostileRedirects } from './hostile-redirects.ts';

const target = (url: string) => redirectTarget(url, 'ses_1', 'completed');

describe('a redirect', () => {
  it.each([
    ['https://shop.example', 'https://shop.example/?session_id=ses_1&status=completed'],
    ['https://shop.example/done', 'https://shop.example/done?session_id=ses_1&status=completed'],
    [
      'https://shop.example/done?order=7',
      'https://shop.example/done?order=7&session_id=ses_1&status=completed',
    ],
    ['https://shop.example/done#top', 'https://shop.example/done?session_id=ses_1&status=completed#top'],
    [
      'https://shop.example/app?a=1&a=2&b=%20x#/route?c=3',
      'https://shop.example/app?a=1&a=2&b=%20x&session_id=ses_1&status=completed#/route?c=3',
    ],
    [
      'https://shop.example/d?flag&sig=a%2Bb~(c)',
      'https://shop.example/d?flag&sig=a%2Bb~(c)&session_id=ses_1&status=completed',
    ],
    ['https://shop.example/d?', 'https://shop.example/d?session_id=ses_1&status=completed'],
    ['https://shop.example/d?status=old', 'https://shop.example/d?session_id=ses_1&status=completed'],
    [
      'https://shop.example/d?session_id=x&session_id=y',
      'https://shop.example/d?session_id=ses_1&status=completed',
    ],
    ['HTTPS://SHOP.EXAMPLE/Done', 'https://shop.example/Done?session_id=ses_1&status=completed'],
    ['https://shop.example:8443/d', 'https://shop.example:8443/d?session_id=ses_1&status=completed'],
    ['https://bücher.example/d', 'https://xn--bcher-kva.example/d?session_id=ses_1&status=completed'],
    ['http://localhost:3000/d', 'http://localhost:3000/d?session_id=ses_1&status=completed'],
    ['http://demo.localhost/d', 'http://demo.localhost/d?session_id=ses_1&status=completed'],
    ['http://127.0.0.1:3000/d', 'http://127.0.0.1:3000/d?session_id=ses_1&status=completed'],
    ['http://[::1]:3000/d', 'http://[::1]:3000/d?session_id=ses_1&status=completed'],
    ['https://shop.example:443/d', 'https://shop.example/d?session_id=ses_1&status=completed'],
    ['https://192.0.2.7/d', 'https://192.0.2.7/d?session_id=ses_1&status=completed'],
    ['https://xn--bcher-kva.example/d', 'https://xn--bcher-kva.example/d?session_id=ses_1&status=completed'],
    ['https://BÜCHER.example/d', 'https://xn--bcher-kva.example/d?session_id=ses_1&status=completed'],
    ['https://書店.example/d', 'https://xn--hxt89p.example/d?session_id=ses_1&status=completed'],
    [
      'https://shop.example/danke/größe?next=%2Fa%3Fb%40c&q=ü#ende',
      'https://shop.example/danke/gr%C3%B6%C3%9Fe?next=%2Fa%3Fb%40c&q=%C3%BC&session_id=ses_1&status=completed#ende',
    ],
    [
      'https://shop.example/@user:1//x?u=https://a@b.example/#https://c.example',
      'https://shop.example/@user:1//x?u=https://a@b.example/&session_id=ses_1&status=completed#https://c.example',
    ],
    ['https://my_shop.example./d', 'https://my_shop.example./d?session_id=ses_1&status=completed'],
  ])('to %s', (url, expected) => {
    expect(target(url)).toBe(expected);
  });

  it.each(['completed', 'cancelled', 'expired', 'failed'] as const)('says that it is %s', (status) => {
    const url = new URL(redirectTarget('https://shop.example/', 'ses_1', status));
    expect(url.searchParams.get('status')).toBe(status);
  });

  it.each(['ses&status=approved', 'ses#x', 'ses?x=1', 'sés 1', 'ses%26'])(
    'takes an id as one value: %s',
    (id) => {
      const url = new URL(redirectTarget('https://shop.example/d?a=1#f', id, 'failed'));
      expect([...url.searchParams]).toEqual([
        ['a', '1'],
        ['session_id', id],
        ['status', 'failed'],
      ]);
      expect(url.hash).toBe('#f');
    },
  );
});

describe('a hostile redirect [fault 64]', () => {
  it('comes in at least two hundred forms here', () => {
    expect(new Set(hostileRedirects).size).toBe(hostileRedirects.length);
    expect(hostileRedirects.length).toBeGreaterThanOrEqual(550);
  });

  it.each(hostileRedirects.map((url) => [JSON.stringify(url), url]))('is refused: %s', (_name, url) => {
    let thrown: unknown;
    try {
      target(url);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(CaptureError);
    expect(String(thrown)).toBe('CaptureError: redirect.blocked');
  });
});
