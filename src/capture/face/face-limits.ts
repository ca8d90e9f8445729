/** From when on a face before the camera is good enough. They steer advice: nothing here blocks anybody for good. */

/**
 * Least height of the face's box, which reaches from the brows to the chin, as a share of the oval's height: a head that
 * fills the oval has .56 (measured on drawn heads).
 */
export const minFaceFill = 0.38;

/** Greatest height of the face's box as a share of the oval's height: beyond it the chin or the hair is cut off. */
export const maxFaceFill = 0.72;

/** Where the middle of the whole face is, hairline to chin, as a share of the box's height from its top. */
export const faceMiddle = 0.2;

/** Farthest that the middle of the face may be from the middle of the oval, as a share of the oval's radius. */
export const maxFaceOffset = 0.4;

/** Most that a head may lean to a shoulder, degrees. Whoever cannot hold it upright has the shutter. */
export const maxRollDeg = 20;

/** Most that a head may be turned to a side, -1..1 as the pose says it. */
export const maxYaw = 0.35;

/** Most that a head may be raised or lowered, -1..1: cameras stand below or above eyes, so it is generous. */
export const maxPitch = 0.6;

/**
 * Least mean brightness of the face, 0..255. Low on purpose: dark skin in good light reads 50 to 80, and nobody is to be
 * asked for light because of it.
 */
export const minFaceBrightness = 40;

/** Least sharpness of the face, where it is measured: what moves or is out of focus lies below it. */
export const minFaceSharpness = 0.12;

/** Farthest that a face may move or grow between two pictures, as a share of its width. */
export const maxFaceMovement = 0.09;

/** Accepted pictures in a row before the photo is taken. */
export const steadyFaceFrames = 4;

/** How long the face has to be good before the photo is taken, in milliseconds: one wants to see the praise. */
export const goodForMs = 700;

/** How long a sharper moment is waited for after that, in milliseconds. */
export const bestWaitsMs = 1000;

/** What share of the sharpest of the good pictures a moment has to have to be the best one. */
export const bestShare = 0.95;

/** After so long without a photo the shutter is offered, in milliseconds. */
export const shutterOfferedMs = 10_000;

/** After so long without a photo the other ways are offered, in milliseconds. */
export const waysOfferedMs = 20_000;
