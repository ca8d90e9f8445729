/** The same server under its other name, so that a frame stands on another origin without a second server. Pure. */

const otherNames: Readonly<Record<string, string>> = { localhost: '127.0.0.1', '127.0.0.1': 'localhost' };

/** The URL on this machine's other name; unchanged where the page is not served from this machine. */
export const onOtherOrigin = (url: string): string => {
  const moved = new URL(url);
  moved.hostname = otherNames[moved.hostname] ?? moved.hostname;
  return moved.href;
};
