/** From when on a view of a document is good enough. They steer advice: nothing here blocks anybody for good. */

/**
 * Least share of the picture inside the outline: a card of that size has 250 dots an inch in a 1920×1080 picture
 * (843 × 532 px), enough for the print of ICAO 9303 and for the bars of a PDF417 symbol.
 */
export const minFill = 0.22;

/** Largest deviation of a corner from a right angle, degrees: beyond it print on the far side loses a sixth of its size. */
export const maxTiltDeg = 15;

/** Largest rotation against the picture's nearest axis, degrees; readers turn the picture themselves up to here. */
export const maxRotationDeg = 20;

/** Least sharpness: measured .46–.79 on sharp cards, at most .15 out of focus by 2.5 px and .19 moved by 11 px. */
export const minSharpness = 0.22;

/** Least mean brightness, 0..255: dark cards in good light still read 91 to 95. */
export const minBrightness = 85;

/** Most glare, share of blocks. It is no more than a hint: a card's white panel cannot be told from a lamp's reflection. */
export const maxGlare = 0.04;

/** Farthest that a corner may move between two frames, as a share of the picture's diagonal: 8 px at 1280×720. */
export const maxMovement = 0.006;

/** Accepted, steady frames in a row before a picture is taken: a cut-off card slips through in single frames (measured). */
export const steadyFrames = 4;
