/** The detector in plain numbers: the same answers as TensorFlow.js gives, and the drawn person's face where it is. */
import { describe, expect, it } from 'vitest';
import { findFaces } from '../../../../src/capture/face/face-boxes.ts';
import { FaceNetwork, type NetworkSide } from '../../../../src/capture/face/face-network.ts';
import { faceWeights, weightsBytes } from '../../../../src/capture/face/face-weights.ts';
import { faceModelFile } from '../../../checks/face-model.mjs';
import { neutralPose, type FacePose } from '../../../fixtures/drawn-face.ts';
import { facePicture } from '../../../fixtures/face-picture.ts';

const file = Uint8Array.from(faceModelFile()).buffer;
const network = new FaceNetwork(faceWeights(file));

/** Slopes of another steepness in each colour. */
const slopes = (side: NetworkSide): Uint8Array =>
  Uint8Array.from({ length: side * side * 4 }, (_, byte) => {
    const pixel = byte >> 2;
    return (pixel % side) * ((byte % 4) + 1) + Math.floor(pixel / side) * 3;
  });

describe('the network', () => {
  it('gives the figures of TensorFlow.js 4.22 on its own graph', () => {
    const [near, far] = network.run(slopes(256), 256);
    const of = (values: Float32Array | undefined, ...at: number[]): number[] =>
      at.map((index) => Math.round((values?.[index] ?? Number.NaN) * 100) / 100);
    expect(of(near?.scores, 64, 193, 322, 451)).toEqual([-101.24, -35.95, -3.9, -3.25]);
    expect(of(near?.boxes, 1024, 3073, 5122, 7171)).toEqual([-2.8, 0.44, 47.57, 27.32]);
    expect(of(far?.scores, 48, 145, 242, 339)).toEqual([-3.92, -6.84, -14.09, -9.12]);
    expect(of(far?.boxes, 768, 2305, 3842, 5379)).toEqual([4.31, 22.37, 88.82, 88.65]);
  });

  it('gives the same again after a picture of another size', () => {
    const before = network.run(slopes(128), 128);
    network.run(slopes(256), 256);
    expect(network.run(slopes(128), 128)).toEqual(before);
  });

  it('finds nobody in slopes of colour', () => {
    expect(findFaces(network.run(slopes(256), 256))).toEqual([]);
  });
});

describe('the drawn person', () => {
  const poses: readonly (readonly [string, FacePose])[] = [
    ['looking straight', neutralPose],
    ['turned left', { turn: 1, mouth: 'neutral' }],
    ['turned right', { turn: -1, mouth: 'neutral' }],
    ['smiling', { turn: 0, mouth: 'smile' }],
  ];

  it.each(poses.flatMap(([name, pose]) => ([128, 192, 256] as const).map((side) => ({ name, pose, side }))))(
    'is found once, $name, at $side pixels',
    async ({ pose, side }) => {
      const { rgba, eyes } = await facePicture(pose, { sidePx: side, heightShare: 0.9 });
      const found = findFaces(network.run(rgba, side));
      expect(found).toHaveLength(1);
      const [face] = found;
      expect(face?.score).toBeGreaterThan(0.6);
      const { rightEye, leftEye } = face?.landmarks ?? {};
      for (const eye of [rightEye, leftEye])
        expect(Math.abs((eye?.y ?? 0) - eyes.yPx)).toBeLessThan(side / 20);
      expect(rightEye?.x).toBeLessThan(leftEye?.x ?? 0);
    },
  );
});

describe('the weights', () => {
  it.each([0, weightsBytes - 1, weightsBytes + 2])('are refused in a file of %i bytes', (bytes) => {
    expect(() => faceWeights(new ArrayBuffer(bytes))).toThrow(RangeError);
  });
});
