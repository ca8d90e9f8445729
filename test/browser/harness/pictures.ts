/** Pictures drawn for a test, as the files that a person might choose. Nobody is on them. */

/** A kind of picture that a canvas can encode. */
export type DrawnType = 'image/png' | 'image/jpeg' | 'image/webp';

/** Draws four quarters: red, green, blue and white, clockwise from the top left; `null` leaves all transparent. */
export const drawn = async (
  widthPx: number,
  heightPx: number,
  type: DrawnType = 'image/jpeg',
  colours: readonly string[] | null = ['#d00000', '#00a000', '#0000d0', '#ffffff'],
): Promise<Blob> => {
  const canvas = document.createElement('canvas');
  canvas.width = widthPx;
  canvas.height = heightPx;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  const [halfX, halfY] = [widthPx / 2, heightPx / 2];
  for (const [index, colour] of (colours ?? []).entries()) {
    context.fillStyle = colour;
    context.fillRect(index === 1 || index === 2 ? halfX : 0, index >= 2 ? halfY : 0, halfX, halfY);
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error(`no ${type}`));
    }, type);
  });
};

/** A JPEG of a document's size, with a name as a phone gives one. */
export const photoFile = async (widthPx = 1200, heightPx = 800): Promise<File> =>
  new File([await drawn(widthPx, heightPx)], 'IMG_0001.jpg', { type: 'image/jpeg' });

/** The smallest thing that calls itself a PDF. */
export const pdfFile = (): File => new File(['%PDF-1.4\n%%EOF\n'], 'bill.pdf', { type: 'application/pdf' });

/** Red, green and blue, 0..255, of the pixel at a share of width and height. */
export const colourAt = async (
  picture: Blob,
  xShare: number,
  yShare: number,
): Promise<readonly [number, number, number]> => {
  const bitmap = await createImageBitmap(picture);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.drawImage(bitmap, 0, 0);
  const [x, y] = [Math.floor(bitmap.width * xShare), Math.floor(bitmap.height * yShare)];
  bitmap.close();
  const [red = 0, green = 0, blue = 0] = context.getImageData(x, y, 1, 1).data;
  return [red, green, blue];
};
