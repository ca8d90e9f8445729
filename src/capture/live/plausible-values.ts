/**
 * What can stand on a document at all. Anybody can print a code: what is too long for any card or passport is forged, would
 * make the backend refuse the picture that it came with, and is left out. Pure.
 */

/** Names on a card are 40 characters each at most, two given ones with a space 81; an address is shorter (AAMVA 2020). */
const mostCharacters = 100;

/** The text, or `null` for none and for what no document holds. */
export const plausibleText = (text: string | undefined): string | null =>
  text && text.length <= mostCharacters && !/\p{C}/u.test(text) ? text : null;

/** Texts that are there and can be, each under its name. */
export const plausibleValues = (
  values: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => plausibleText(entry[1]) !== null),
  );
