/** What links and devices are let in by, as the sandbox writes it, and where that belongs. */
import type { Seen } from './look-around.ts';

/** What a regular expression finds them by. */
export const secretPattern = String.raw`\b(?:tok|cap)_[\w-]{20,}`;

const secret = new RegExp(secretPattern);

/** A link's token at its place: the path of the capture protocol. A credential has no place that anybody reads. */
const tokensPlace = /\/verify\/tok_[\w-]+/g;

/** Where such an address may stand in a page while its capture goes on. */
const addressPlaces: readonly ((seen: Seen) => boolean)[] = [
  // In apps, and in browsers that keep nothing, the hosted page leaves its address as it is.
  ({ where }) => where === 'an entry of the history',
  // A mail program looks ahead at what a letter leads to.
  ({ where }) => where === 'attribute link href',
  // The element shows the link that leads to the phone, to follow and to copy.
  ({ where }) => where === 'attribute a href' || where === 'text code',
  // The element shows somebody's own page in a frame.
  ({ where }) => where === 'attribute iframe src',
  // The integration page goes on with its session after a reload, as a shop does that keeps what its backend told it.
  ({ where, text }) => where === 'sessionStorage' && text.startsWith('idv-demo:'),
];

/** Whether there is a token or a credential in an address, or in a text in which an address may stand. */
export const hasSecret = (text: string): boolean => secret.test(text.replaceAll(tokensPlace, '/verify/'));

/**
 * Whether a token or a credential is where it does not belong.
 *
 * @param isDone whether the capture is complete: its link leads nowhere any more, and belongs nowhere
 */
export const isMisplaced = (seen: Seen, isDone: boolean): boolean =>
  !isDone && addressPlaces.some((isPlace) => isPlace(seen)) ? hasSecret(seen.text) : secret.test(seen.text);
