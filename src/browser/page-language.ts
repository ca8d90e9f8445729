/** The language that this browser prefers. */

/** BCP 47. */
export const browserLanguage = (): string => navigator.language;
