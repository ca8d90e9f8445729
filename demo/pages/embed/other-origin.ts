/** The same server under its other name, so that a frame stands on another origin without a second server. Pure. */

const otherNames: Readonly<Record<string, string>> = { localhost: '127.0.0.1', '127.0.0.1': 'localhost' };

/**
 * The URL on this machine's other name. Unchanged where the page is not served from this machine, and by https: the
 * sandbox's certificate is accepted name by name, and a frame has no way to ask.
 */
export const onOtherOrigin = (url: string): string => {
  const moved = new URL(url);
  if (moved.protocol === 'http:') moved.hostname = otherNames[moved.hostname] ?? moved.hostname;
  return moved.href;
};
