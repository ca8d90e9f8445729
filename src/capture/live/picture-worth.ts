/** Which of several good pictures of a document is the best, by figures alone: sharp, still, large, without reflections. */
import { maxGlare, maxMovement } from '../document/limits.ts';
import { hintFor } from './guidance.ts';
import type { LiveReport } from './live-report.ts';

/** Sharp print measures that much (see limits.ts); more is no better. */
const sharpEnough = 0.7;
/** From this share of the picture on a larger document is no better. */
const largeEnough = 0.6;
/** Most of all a picture must be legible. */
const [sharpWeight, stillWeight, largeWeight] = [0.6, 0.25, 0.15];
/** A picture with reflections is worth that share of one without. */
const glaringShare = 0.7;

/** How much better a picture must be to be kept instead of another: copying it is work. */
export const worthMore = 1.03;

/** What one picture is worth, 0..1; 0 for one that is not good, or in which the document is not whole. */
export const pictureWorth = (report: Pick<LiveReport, 'view' | 'movement'>): number => {
  if (hintFor(report) !== 'good') return 0;
  const { view, movement } = report;
  const sharp = Math.min(1, (view.sharpness ?? 0) / sharpEnough);
  const still = 1 - movement / maxMovement;
  const large = Math.min(1, view.fill / largeEnough);
  const worth = sharpWeight * sharp + stillWeight * still + largeWeight * large;
  return worth * (view.glare > maxGlare ? glaringShare : 1);
};
