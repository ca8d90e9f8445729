/**
 * Which browser this is, by its user agent: to say where its settings are, and to know the browsers inside apps, which
 * often have no camera. Only for what is said; loaded with it.
 */
import type { BrowserFacts } from '../model/ports.ts';

/** Apps that open links in a browser of their own, by what they add to its name. */
const apps: readonly (readonly [RegExp, string])[] = [
  // It names Instagram as well.
  [/Barcelona/, 'Threads'],
  [/Instagram/, 'Instagram'],
  [/MessengerForiOS|Orca-Android/, 'Messenger'],
  [/FBA[NV]|FB_IAB/, 'Facebook'],
  [/MicroMessenger/, 'WeChat'],
  [/TikTok|musical_ly|trill_|BytedanceWebview/i, 'TikTok'],
  [/Snapchat/, 'Snapchat'],
  [/LinkedInApp/, 'LinkedIn'],
  [/Twitter/, 'X'],
  [/Pinterest/, 'Pinterest'],
  [/Telegram/, 'Telegram'],
  [/KAKAOTALK/i, 'KakaoTalk'],
  [/\bLine\//, 'LINE'],
  [/\bNAVER\(/, 'NAVER'],
  [/\bGSA\//, 'Google'],
];

/** Android marks its web views; on iPhones only a browser proper names Safari, or itself. */
const isNamelessView = (userAgent: string, system: BrowserFacts['system']): boolean =>
  userAgent.includes('; wv)') ||
  (system === 'ios' && userAgent.includes('AppleWebKit') && !/Safari\/|CriOS|FxiOS|EdgiOS/.test(userAgent));

const browsers: readonly (readonly [RegExp, BrowserFacts['browser']])[] = [
  [/Edg(?:A|iOS)?\//, 'edge'],
  [/SamsungBrowser\//, 'samsung'],
  [/OPR\/|Opera|YaBrowser|Vivaldi|DuckDuckGo|UCBrowser/, 'other'],
  [/Firefox\/|FxiOS\//, 'firefox'],
  [/Chrome\/|CriOS\//, 'chrome'],
  [/Safari\//, 'safari'],
];

/** Facts about a browser. An iPad calls itself a Mac, but only it has several touch points. */
export const browserFactsFrom = (userAgent: string, touchPoints: number): BrowserFacts => {
  const system =
    /iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes('Mac OS X') && touchPoints > 1)
      ? 'ios'
      : userAgent.includes('Android')
        ? 'android'
        : 'desktop';
  const named = apps.find(([pattern]) => pattern.test(userAgent))?.[1];
  return {
    system,
    browser: browsers.find(([pattern]) => pattern.test(userAgent))?.[1] ?? 'other',
    app: named ?? (isNamelessView(userAgent, system) ? '' : null),
  };
};
