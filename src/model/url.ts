/** Reading a URL without throwing, on browsers that lack `URL.canParse` (Safari 16). */

/** The URL, or `null` where the text is none. */
export const parseUrl = (text: string): URL | null => {
  try {
    return new URL(text);
  } catch {
    return null;
  }
};
