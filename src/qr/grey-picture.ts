/** The picture that a code is looked for in: brightness only. It holds no colour, and knows no code. */

/** A grey picture, top row first: `data` has `widthPx * heightPx` bytes, 0 is black and 255 white. */
export interface GreyPicture {
  readonly data: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Black and white: 1 is dark. */
export type Ink = GreyPicture;

/** Least difference between the darkest and the brightest place of a picture that shows anything. */
const leastContrast = 32;

/** Brightness of RGBA pixels (ITU-R BT.601 weights) on white paper: what is transparent is not black. */
export const greyOnPaper = (rgba: Uint8ClampedArray, widthPx: number, heightPx: number): GreyPicture => {
  const data = new Uint8Array(widthPx * heightPx);
  for (let pixel = 0, byte = 0; pixel < data.length; pixel += 1, byte += 4) {
    const brightness =
      ((rgba[byte] ?? 0) * 77 + (rgba[byte + 1] ?? 0) * 150 + (rgba[byte + 2] ?? 0) * 29) / 256;
    data[pixel] = 255 - ((255 - brightness) * (rgba[byte + 3] ?? 0)) / 255;
  }
  return { data, widthPx, heightPx };
};

/**
 * What is dark of a drawn picture, and what is bright, because some draw their codes in white: each is one to look in.
 * None where everything is about as bright.
 */
export const inksOf = ({ data, widthPx, heightPx }: GreyPicture): readonly Ink[] => {
  const darkest = data.reduce((least, value) => Math.min(least, value), 255);
  const brightest = data.reduce((most, value) => Math.max(most, value), 0);
  if (brightest - darkest < leastContrast) return [];
  const threshold = (darkest + brightest) / 2;
  const dark = data.map((value) => (value < threshold ? 1 : 0));
  return [dark, dark.map((value) => 1 - value)].map((ink) => ({ data: ink, widthPx, heightPx }));
};
