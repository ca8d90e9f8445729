/** Fetches the detector's weights. It runs in the worker only, where there is no port to take, and asks no other host. */
import { faceWeights, type FaceWeights } from './face-weights.ts';

/**
 * The weights at this address.
 * @throws {Error} when there are none
 */
export const loadWeights = async (address: string): Promise<FaceWeights> => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`The face detector's weights: ${answer.status}.`);
  return faceWeights(await answer.arrayBuffer());
};
