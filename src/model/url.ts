/** Reading a URL without throwing, on browsers that lack `URL.canParse` (Safari 16). */

/** The URL, or `null` where the text is none. `base` is what a relative one stands on. */
export const parseUrl = (text: string, base?: string): URL | null => {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
};
