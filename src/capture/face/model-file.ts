/** Fetches the detector's weights. It runs in the worker only, where there is no port to take, and asks no other host. */
import { faceWeights, type FaceWeights } from './face-weights.ts';

/** The folder beside the one with the scripts. In a name of its own, because bundlers take the usual form for a file. */
const scriptUrl = import.meta.url;

/**
 * The weights in this folder, or in the one that the builds put beside the scripts.
 * @throws {Error} when there are none
 */
export const loadWeights = async (folder: string | null): Promise<FaceWeights> => {
  const answer = await fetch(new URL('blazeface.bin', folder ?? new URL('../face/', scriptUrl)));
  if (!answer.ok) throw new Error(`The face detector's weights: ${answer.status}.`);
  return faceWeights(await answer.arrayBuffer());
};
