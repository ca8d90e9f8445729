/** Which browser it is, by its user agent: browsers with settings of their own, and the browsers inside apps. */
import { describe, expect, it } from 'vitest';
import { browserFactsFrom } from '../../../src/browser/browser-facts.ts';
import { settingsPlace } from '../../../src/steps/camera-help.ts';

const apple = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
const blink = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const chrome = 'Chrome/126.0.0.0';
const iPhone = `Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) ${apple}`;
const mac = `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${apple}`;
const windows = `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${blink} ${chrome} Safari/537.36`;
const android = `Mozilla/5.0 (Linux; Android 14; Pixel 8) ${blink}`;
const androidView = `Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) ${blink} Version/4.0 ${chrome} Mobile Safari/537.36`;

describe('the place of the settings', () => {
  it.each([
    ['Chrome on a computer', windows, 0, 'chrome'],
    ['Edge', `${windows} Edg/126.0.0.0`, 0, 'edge'],
    ['Firefox', 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 0, 'firefox'],
    ['Safari on a Mac', `${mac} Version/17.5 Safari/605.1.15`, 0, 'safari'],
    ['Safari on an iPhone', `${iPhone} Version/17.5 Mobile/15E148 Safari/604.1`, 5, 'safariPhone'],
    ['Safari on an iPad', `${mac} Version/17.5 Safari/605.1.15`, 5, 'safariPhone'],
    ['Chrome on an iPhone', `${iPhone} CriOS/126.0 Mobile/15E148 Safari/604.1`, 5, 'otherOnIphone'],
    ['Chrome on Android', `${android} ${chrome} Mobile Safari/537.36`, 5, 'chromePhone'],
    ['Samsung Internet', `${android} SamsungBrowser/25.0 ${chrome} Mobile Safari/537.36`, 5, 'samsung'],
    [
      'Firefox on Android',
      'Mozilla/5.0 (Android 14; Mobile; rv:128.0) Gecko/128.0 Firefox/128.0',
      5,
      'firefoxPhone',
    ],
    ['Edge on Android', `${android} ${chrome} Mobile Safari/537.36 EdgA/126.0`, 5, 'chromePhone'],
    ['Opera', `${windows} OPR/112.0.0.0`, 0, 'chrome'],
  ] as const)('of %s', (_, userAgent, touchPoints, place) => {
    const facts = browserFactsFrom(userAgent, touchPoints);
    expect(facts.app).toBe(null);
    expect(settingsPlace(facts)).toBe(place);
  });
});

describe('the browser inside an app', () => {
  it.each([
    ['Instagram', `${iPhone} Mobile/15E148 Instagram 337.0.0.0 (iPhone14,5; iOS 17_5)`],
    ['Instagram', `${androidView} Instagram 337.0.0.0 Android`],
    ['Facebook', `${iPhone} Mobile/15E148 [FBAN/FBIOS;FBAV/470.0.0;FBDV/iPhone14,5]`],
    ['Facebook', `${androidView} [FB_IAB/FB4A;FBAV/470.0.0;]`],
    ['Messenger', `${iPhone} Mobile/15E148 [FBAN/MessengerForiOS;FBAV/460.0.0]`],
    ['WeChat', `${iPhone} Mobile/15E148 MicroMessenger/8.0.49(0x18003129) NetType/WIFI`],
    ['TikTok', `${iPhone} Mobile/15E148 musical_ly_35.1.0 BytedanceWebview/d8a21c6`],
    ['LINE', `${iPhone} Mobile/15E148 Safari Line/14.9.0`],
    ['LinkedIn', `${iPhone} Mobile/15E148 [LinkedInApp]/9.30`],
    ['Snapchat', `${androidView} Snapchat/12.90`],
    ['Google', `${iPhone} GSA/322.0 Mobile/15E148 Safari/604.1`],
    ['', `${iPhone} Mobile/15E148`],
    ['', androidView],
  ])('of %j', (app, userAgent) => {
    expect(browserFactsFrom(userAgent, 5).app).toBe(app);
  });
});
