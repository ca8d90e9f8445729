/** How large a picture claims to be, from its first bytes: asked before a browser is made to unpack it. */

/** Width and height in pixels, as the file states them. */
export interface ImageSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** The size of a PNG, GIF or JPEG; `null` for everything else, and where the file ends before it says. */
export const imageSize = (bytes: Uint8Array<ArrayBuffer>): ImageSize | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (view.getUint32(0) === 0x89504e47 && view.getUint32(4) === 0x0d0a1a0a && view.getUint32(12) === ihdr)
      return { widthPx: view.getUint32(16), heightPx: view.getUint32(20) };
    if (view.getUint32(0) === 0x47494638)
      return { widthPx: view.getUint16(6, true), heightPx: view.getUint16(8, true) };
    return view.getUint16(0) === 0xffd8 ? jpegSize(view) : null;
  } catch {
    // A RangeError: there are no more bytes.
    return null;
  }
};

const ihdr = 0x49484452;

/** From segment to segment to the one that describes the frame (ITU-T T.81, B.2.2). */
const jpegSize = (view: DataView): ImageSize | null => {
  for (let at = 2; view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1);
    // Three of the sixteen are tables (B.1.1.3).
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { widthPx: view.getUint16(at + 7), heightPx: view.getUint16(at + 5) };
  }
  return null;
};
