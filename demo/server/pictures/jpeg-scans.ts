/** Counts the scans of a JPEG before it is decoded: each goes over the whole picture, however few bytes it has. */

/** Most scans of a picture; progressive ones have ten or so. */
const maxScans = 64;

/** The walk goes no further than the first thing that is out of place: what comes then is the decoder's to refuse. */
export const hasTooManyScans = (jpeg: Uint8Array): boolean => {
  let scans = 0;
  let at = 2;
  while (at + 4 <= jpeg.length) {
    const marker = jpeg[at + 1] ?? 0;
    if (jpeg[at] !== 0xff || marker === 0xff) at += 1;
    else if (marker === endOfPicture) return false;
    else {
      at += 2 + ((jpeg[at + 2] ?? 0) << 8) + (jpeg[at + 3] ?? 0);
      if (marker === startOfScan) {
        if ((scans += 1) > maxScans) return true;
        at = endOfScan(jpeg, at);
      }
    }
  }
  return false;
};

const startOfScan = 0xda;
const endOfPicture = 0xd9;

/** Where the coded data ends: at the next marker that is neither a stuffed byte nor a restart. */
const endOfScan = (jpeg: Uint8Array, from: number): number => {
  for (let at = jpeg.indexOf(0xff, from); at !== -1; at = jpeg.indexOf(0xff, at + 1)) {
    const next = jpeg[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return jpeg.length;
};
