/** From when on a view of a document is good enough. They steer advice: nothing here blocks anybody for good. */

/** From this score on an outline is trusted: of 150 empty scenes none has more than 0.7 (measured). */
export const acceptScore = 0.75;

/** One that may be cut off is scored lower, whatever it looks like: from here on it is a document all the same. */
export const acceptCutOffScore = acceptScore ** 2;

/**
 * Least share of the picture inside the outline: a card of that size has 250 dots an inch in a 1920×1080 picture
 * (843 × 532 px), enough for the print of ICAO 9303 and for the bars of a PDF417 symbol.
 */
export const minFill = 0.22;

/** Largest deviation of a corner from a right angle, degrees: beyond it print on the far side loses a sixth of its size. */
export const maxTiltDeg = 15;

/** Largest rotation against the picture's nearest axis, degrees; readers turn the picture themselves up to here. */
export const maxRotationDeg = 20;

/**
 * Least sharpness. Measured on pictures of 1280 pixels: sharp cards .46 to .87, out of focus by 2.5 px .17, moved by
 * 11 px .18 to .26. With 640 pixels that is .59 and more, .21, and .21 to .35; with 320 it no longer tells: give detail.
 */
export const minSharpness = 0.22;

/** Least mean brightness, 0..255: dark cards in good light still read 91 to 95. */
export const minBrightness = 85;

/**
 * Most glare, share of blocks; lamps' reflections measured .02 to .03, pale cards in good light 0. It is no more than a
 * hint: a white panel in strong light cannot be told from a reflection.
 */
export const maxGlare = 0.015;

/**
 * Farthest that a corner may move between two frames, as a share of the picture's diagonal: 22 px at 1280×720. A hand
 * trembles by half of that; blur, which moving makes, is sharpness's to tell.
 */
export const maxMovement = 0.015;

/** Accepted, steady frames in a row before a picture is taken: a cut-off card slips through in single frames (measured). */
export const steadyFrames = 4;
