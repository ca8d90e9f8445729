/**
 * How well documents are found, on scenes whose seeds nothing was tuned on, and how long a frame takes. It judges nothing.
 */
import { it } from 'vitest';
import { acceptScore, findOutline, type Outline } from '../../src/capture/document/outline.ts';
import { viewDocument } from '../../src/capture/document/document-view.ts';
import { maxMovement, steadyFrames } from '../../src/capture/document/limits.ts';
import { movement } from '../../src/capture/document/steadiness.ts';
import { shrunk, type GrayImage } from '../../src/capture/image/gray-image.ts';
import { documentKinds, makeScene, type Scene, type SceneKind } from '../fixtures/scenes/make-scene.ts';
import { overlap } from '../fixtures/scenes/overlap.ts';

/** Nothing was tuned on seeds from 100,000 on. */
const firstSeed = Number(process.env['OUTLINE_SEED'] ?? 500_000);
const framesAKind = 10;
const emptyScenes = 30;
const sequences = 10;
const framesASequence = 12;
const alikeCards = 20;
/** A found outline is right from that overlap with the true one on. */
const rightOverlap = 0.9;

const timesMs: number[] = [];

const found = (image: GrayImage): Outline | null => {
  const small = shrunk(image, 320);
  const start = performance.now();
  const outline = findOutline(small);
  timesMs.push(performance.now() - start);
  if (!outline) return null;
  const scale = image.widthPx / small.widthPx;
  const [p, q, r, s] = outline.corners.map(({ x, y }) => ({ x: x * scale, y: y * scale }));
  return p && q && r && s ? { ...outline, corners: [p, q, r, s] } : null;
};

const isRight = (outline: Outline, { truth, spread }: Scene): boolean =>
  [truth, spread].some((corners) => corners !== null && overlap(outline.corners, corners) >= rightOverlap);

interface Count {
  frames: number;
  right: number;
  accepted: number;
  wrong: number;
}

const count = async (kind: SceneKind, seeds: readonly number[]): Promise<Count> => {
  const counted = { frames: 0, right: 0, accepted: 0, wrong: 0 };
  for (const seed of seeds) {
    const scene = await makeScene(seed, { kind });
    const outline = found(scene.image);
    counted.frames += 1;
    if (!outline) continue;
    const isAccepted = outline.score >= acceptScore;
    if (isRight(outline, scene)) {
      counted.right += 1;
      if (isAccepted) counted.accepted += 1;
    } else if (isAccepted) counted.wrong += 1;
  }
  return counted;
};

const seedsFrom = (first: number, many: number): number[] =>
  Array.from({ length: many }, (_, index) => first + index);

/** How many frames of a sequence are accepted, and whether enough of them in a row hold still. */
const sequence = async (
  kind: SceneKind,
  seed: number,
): Promise<{ accepted: number; isCaptured: boolean }> => {
  let before: Outline | null = null;
  let steady = 0;
  let [accepted, isCaptured] = [0, false];
  for (let frame = 0; frame < framesASequence; frame += 1) {
    const { image } = await makeScene(seed, { kind, frame });
    const small = shrunk(image, 320);
    const { outline, isCutOff } = viewDocument(small);
    const isAccepted = outline !== null && !isCutOff && outline.score >= acceptScore;
    if (isAccepted) accepted += 1;
    const holdsStill = movement(before, outline, small) <= maxMovement;
    // The first of a row has nothing to hold still against.
    steady = isAccepted ? (holdsStill || steady === 0 ? steady + 1 : 1) : 0;
    isCaptured ||= steady >= steadyFrames;
    before = isAccepted ? outline : null;
  }
  return { accepted, isCaptured };
};

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;

it('finds documents', async () => {
  const total: Count = { frames: 0, right: 0, accepted: 0, wrong: 0 };
  for (const [index, kind] of documentKinds.entries()) {
    const counted = await count(kind, seedsFrom(firstSeed + index * 1000, framesAKind));
    console.log(
      `${kind}: right ${counted.right} of ${counted.frames}, accepted ${counted.accepted}, wrong accepted ${counted.wrong}`,
    );
    total.frames += counted.frames;
    total.right += counted.right;
    total.accepted += counted.accepted;
    total.wrong += counted.wrong;
  }
  const { frames, right, accepted, wrong } = total;
  console.log(
    `all: right ${right} of ${frames} (${percent(right, frames)}), of them accepted ${accepted} (${percent(accepted, frames)}), wrong accepted ${wrong}`,
  );

  const empty = await count('empty', seedsFrom(firstSeed + 50_000, emptyScenes));
  console.log(`empty scenes accepted: ${empty.wrong} of ${empty.frames}`);

  for (const kind of ['cut-off', 'clutter'] as const) {
    let [captured, frames] = [0, 0];
    for (const seed of seedsFrom(firstSeed + 60_000, sequences)) {
      const { accepted: more, isCaptured } = await sequence(kind, seed);
      frames += more;
      if (isCaptured) captured += 1;
    }
    const all = sequences * framesASequence;
    console.log(
      `held in a hand, ${kind}: captured ${captured} of ${sequences}; frames accepted ${frames} of ${all}`,
    );
  }

  for (const [index, kind] of (['white-on-white', 'camouflage'] as const).entries()) {
    const alike = await count(kind, seedsFrom(firstSeed + 70_000 + index * 1000, alikeCards));
    console.log(
      `${kind}: right ${alike.right} of ${alike.frames}, accepted ${alike.accepted}, wrong accepted ${alike.wrong}`,
    );
  }

  timesMs.sort((one, other) => one - other);
  const at = (share: number): string => (timesMs[Math.floor(share * (timesMs.length - 1))] ?? 0).toFixed(1);
  console.log(
    `ms a frame of 320 px: median ${at(0.5)}, p95 ${at(0.95)}, slowest ${at(1)}; ${timesMs.length} frames`,
  );
});
