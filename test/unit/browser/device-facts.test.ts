/** What a device is called, by its user agent: a table of the browsers that people have. */
import { describe, expect, it } from 'vitest';
import { factsFrom } from '../../../src/browser/device-facts.ts';

const apple = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
const blink = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const chrome = 'Chrome/126.0.0.0';

describe('a device', () => {
  const table: readonly (readonly [string, number, 'phone' | 'desktop', string])[] = [
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${blink} ${chrome} Safari/537.36`,
      0,
      'desktop',
      'Chrome · Windows',
    ],
    // A laptop with a touch screen stays a laptop.
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${blink} ${chrome} Safari/537.36`,
      10,
      'desktop',
      'Chrome · Windows',
    ],
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${blink} ${chrome} Safari/537.36 Edg/126.0.0.0`,
      0,
      'desktop',
      'Edge · Windows',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0',
      0,
      'desktop',
      'Firefox · Windows',
    ],
    [
      `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${apple} Version/17.5 Safari/605.1.15`,
      0,
      'desktop',
      'Safari · Mac',
    ],
    [
      `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${blink} ${chrome} Safari/537.36`,
      0,
      'desktop',
      'Chrome · Mac',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:127.0) Gecko/20100101 Firefox/127.0',
      0,
      'desktop',
      'Firefox · Mac',
    ],
    [
      'Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0',
      0,
      'desktop',
      'Firefox · Linux',
    ],
    [`Mozilla/5.0 (X11; Linux x86_64) ${blink} ${chrome} Safari/537.36`, 0, 'desktop', 'Chrome · Linux'],
    [
      `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${blink} ${chrome} Safari/537.36`,
      0,
      'desktop',
      'Chrome · ChromeOS',
    ],
    [
      `Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) ${apple} Version/17.5 Mobile/15E148 Safari/604.1`,
      5,
      'phone',
      'Safari · iPhone',
    ],
    [
      `Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) ${apple} CriOS/126.0.6478.54 Mobile/15E148 Safari/604.1`,
      5,
      'phone',
      'Chrome · iPhone',
    ],
    [
      `Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) ${apple} FxiOS/127.0 Mobile/15E148 Safari/605.1.15`,
      5,
      'phone',
      'Firefox · iPhone',
    ],
    [
      `Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) ${apple} Version/17.0 EdgiOS/126.0 Mobile/15E148 Safari/605.1.15`,
      5,
      'phone',
      'Edge · iPhone',
    ],
    // An iPad calls itself a Mac.
    [
      `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${apple} Version/17.5 Safari/605.1.15`,
      5,
      'phone',
      'Safari · iPad',
    ],
    [
      `Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) ${apple} Version/12.1 Mobile/15E148 Safari/604.1`,
      5,
      'phone',
      'Safari · iPad',
    ],
    [
      `Mozilla/5.0 (Linux; Android 10; K) ${blink} ${chrome} Mobile Safari/537.36`,
      5,
      'phone',
      'Chrome · Android',
    ],
    ['Mozilla/5.0 (Android 14; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0', 5, 'phone', 'Firefox · Android'],
    [
      `Mozilla/5.0 (Linux; Android 10; K) ${blink} SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36`,
      5,
      'phone',
      'Samsung Internet · Android',
    ],
    [
      `Mozilla/5.0 (Linux; Android 10; K) ${blink} ${chrome} Mobile Safari/537.36 EdgA/126.0.0.0`,
      5,
      'phone',
      'Edge · Android',
    ],
    ['SomeBot/1.0', 0, 'desktop', 'Web'],
    ['Mozilla/5.0 (Mobile; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5', 0, 'phone', 'Firefox'],
    ['', 0, 'desktop', 'Web'],
  ];

  it.each(table)('%s with %i touch points is a %s, %s', (userAgent, touchPoints, kind, label) => {
    expect(factsFrom(userAgent, touchPoints, 'de-AT')).toEqual({ kind, label, language: 'de-AT' });
  });
});
