/**
 * How a page gets out of an app's own browser, by that app's menu. Only for what is said: whether a browser has a camera
 * is found by asking it for one. Apps move their menus about, so the words leave room.
 */
import type { WayOut } from '../i18n/camera-words.ts';
import type { BrowserFacts } from '../model/ports.ts';

const usual: WayOut = { menu: '⋯', place: 'edge', entry: 'browser' };

const usualOnAndroid: WayOut = { menu: '⋮', place: 'top', entry: 'browser' };

/** Of Meta's apps Facebook and Messenger have it below on iPhones, Instagram and Threads above. */
const meta: WayOut = { menu: '⋯', place: 'top', entry: 'external-browser' };

const onIphone: Readonly<Record<string, WayOut>> = {
  Instagram: meta,
  Threads: meta,
  Facebook: { ...meta, place: 'bottom' },
  Messenger: { ...meta, place: 'bottom' },
  WeChat: { ...usual, place: 'top' },
  TikTok: { ...usual, place: 'top' },
  LINE: { menu: '⋯', place: 'bottom', entry: 'safari' },
};

const onAndroid: Readonly<Record<string, WayOut>> = {
  Instagram: { ...meta, menu: '⋮' },
  Threads: { ...meta, menu: '⋮' },
  Facebook: { ...meta, menu: '⋮' },
  Messenger: { ...meta, menu: '⋮' },
  WeChat: { ...usual, place: 'top' },
  TikTok: { ...usual, place: 'top' },
  LINE: { menu: '⋮', place: 'top', entry: 'other-app' },
};

/** The way out of the app that a browser belongs to: its own where it is known, else the usual one of the system. */
export const wayOutOf = ({ app, system }: Pick<BrowserFacts, 'app' | 'system'>): WayOut =>
  system === 'android' ? (onAndroid[app ?? ''] ?? usualOnAndroid) : (onIphone[app ?? ''] ?? usual);
