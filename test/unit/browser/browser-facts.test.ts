/** Which browser it is, by its user agent: browsers with settings of their own, and the browsers inside apps. */
import { describe, expect, it } from 'vitest';
import { browserFactsFrom } from '../../../src/browser/browser-facts.ts';
import { settingsPlace } from '../../../src/steps/camera-help.ts';
import { wayOutOf } from '../../../src/steps/way-out.ts';

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

/** As the apps send them, versions and devices included. */
const agents = {
  instagramIphone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/21F90 Instagram 337.0.2.24.92 (iPhone14,5; iOS 17_5_1; de_DE; de; scale=3.00; 1170x2532; 614064327)',
  instagramAndroid:
    'Mozilla/5.0 (Linux; Android 14; SM-S918B Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/125.0.6422.165 Mobile Safari/537.36 Instagram 336.0.0.35.90 Android (34/14; 450dpi; 1080x2115; samsung; SM-S918B; dm3q; qcom; de_DE; 612419023)',
  threadsIphone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Barcelona 337.0.0.18.94 (iPhone15,2; iOS 17_5_1; en_US; en; scale=3.00; 1179x2556; 612929832) Instagram',
  facebookIphone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/21F90 [FBAN/FBIOS;FBAV/467.0.0.34.107;FBBV/605377410;FBDV/iPhone14,5;FBMD/iPhone;FBSN/iOS;FBSV/17.5.1;FBSS/3;FBID/phone;FBLC/de_DE;FBOP/5;FBRV/607549024]',
  facebookAndroid:
    'Mozilla/5.0 (Linux; Android 13; Pixel 7 Build/TQ3A.230901.001; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/125.0.6422.165 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/467.0.0.44.107;]',
  messengerAndroid:
    'Mozilla/5.0 (Linux; Android 13; Pixel 7 Build/TQ3A.230901.001; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/125.0.6422.165 Mobile Safari/537.36 [FB_IAB/Orca-Android;FBAV/460.0.0.38.108;]',
  wechatIphone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.49(0x18003137) NetType/WIFI Language/zh_CN',
  wechatAndroid:
    'Mozilla/5.0 (Linux; Android 12; HarmonyOS; NOH-AN00; HMSCore 6.13.0.351) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160117 MMWEBSDK/20240404 MicroMessenger/8.0.49.2600(0x2800313B) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN ABI/arm64',
  lineIphone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Safari Line/14.9.0',
  lineAndroid:
    'Mozilla/5.0 (Linux; Android 13; SO-51C Build/64.1.E.5.15; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/125.0.6422.165 Mobile Safari/537.36 Line/14.9.1/IAB',
  kakaoIphone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 16_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 KAKAOTALK 10.3.1',
  kakaoAndroid:
    'Mozilla/5.0 (Linux; Android 13; SM-X706N Build/TP1A.220624.014; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/115.0.5790.138 Safari/537.36;KAKAOTALK 2410310',
  naverIphone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 16_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.5 Mobile/15E148 Safari/605.1 NAVER(inapp; search; 1010; 11.24.5; 12PRO)',
  tiktokAndroid:
    'Mozilla/5.0 (Linux; Android 13; SM-A546B Build/TP1A.220624.014; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/125.0.6422.165 Mobile Safari/537.36 musical_ly_2023501030 JsSdk/1.0 NetType/WIFI Channel/googleplay AppName/musical_ly app_version/35.1.3 ByteLocale/de-DE BytedanceWebview/d8a21c6',
  bareViewIphone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148',
} as const;

describe('the way out of an app', () => {
  it.each([
    ['instagramIphone', 'Instagram', '⋯ top external-browser'],
    ['instagramAndroid', 'Instagram', '⋮ top external-browser'],
    ['threadsIphone', 'Threads', '⋯ top external-browser'],
    ['facebookIphone', 'Facebook', '⋯ bottom external-browser'],
    ['facebookAndroid', 'Facebook', '⋮ top external-browser'],
    ['messengerAndroid', 'Messenger', '⋮ top external-browser'],
    ['wechatIphone', 'WeChat', '⋯ top browser'],
    ['wechatAndroid', 'WeChat', '⋯ top browser'],
    ['lineIphone', 'LINE', '⋯ bottom safari'],
    ['lineAndroid', 'LINE', '⋮ top other-app'],
    ['kakaoIphone', 'KakaoTalk', '⋯ edge browser'],
    ['kakaoAndroid', 'KakaoTalk', '⋮ top browser'],
    ['naverIphone', 'NAVER', '⋯ edge browser'],
    ['tiktokAndroid', 'TikTok', '⋯ top browser'],
    ['bareViewIphone', '', '⋯ edge browser'],
  ] as const)('%s is known as %j', (agent, app, way) => {
    const facts = browserFactsFrom(agents[agent], 5);
    expect(facts.app).toBe(app);
    const { menu, place, entry } = wayOutOf(facts);
    expect(`${menu} ${place} ${entry}`).toBe(way);
  });

  it('is not asked for in a browser proper: custom tabs and view controllers call themselves what they are', () => {
    for (const agent of [
      `${iPhone} Version/17.5 Mobile/15E148 Safari/604.1`,
      `${android} ${chrome} Mobile Safari/537.36`,
    ])
      expect(browserFactsFrom(agent, 5).app).toBe(null);
  });
});
