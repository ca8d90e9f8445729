/** Addresses that leave the browser inside an app for the person's own. Pure. */

/** Where a link is opened. */
export type OpeningSystem = 'ios' | 'android' | 'desktop';

/**
 * A link as an app's browser hands it to the system; `null` where no address does that. An app may still keep it to
 * itself, so the link has to be there to copy as well.
 *
 * Android: an intent, https://developer.chrome.com/docs/android/intents. iOS 17 and later: the scheme that Safari has for
 * links which are its own; an ordinary one would open in the same app, which has no camera
 * (https://github.com/shalanah/inapp-debugger/pull/5).
 */
export const browserLink = (url: string, system: OpeningSystem): string | null => {
  if (system === 'desktop') return null;
  if (system === 'ios') return `x-safari-${url}`;
  const { protocol, host, pathname, search } = new URL(url);
  const extras = [
    `scheme=${protocol.slice(0, -1)}`,
    'action=android.intent.action.VIEW',
    'category=android.intent.category.BROWSABLE',
    `S.browser_fallback_url=${encodeURIComponent(url)}`,
  ];
  return `intent://${host}${pathname}${search}#Intent;${extras.join(';')};end`;
};
