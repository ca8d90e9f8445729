/**
 * Takes the place of `dijkstrajs` in browser builds: qrcode looks for the shortest path through the segments of a text
 * with it. qr-code.ts gives one segment, so that there is nothing to look for.
 */

/** @throws {Error} always: whoever asks for a path has given more than one segment */
export const find_path = (): never => {
  throw new Error('a QR code is drawn from one segment');
};
