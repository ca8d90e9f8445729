/** How a camera's picture becomes grey: the plane it delivers, in the range that drawing would give. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { pixelsOf } from '../../../../src/capture/live/picture-pixels.ts';

const widthPx = 4;
const heightPx = 2;

/** A picture as cameras deliver it: rows longer than they show, and colour behind the plane. */
const frame = (different: object = {}): VideoFrame =>
  ({
    format: 'NV12',
    visibleRect: { width: widthPx, height: heightPx },
    displayWidth: widthPx,
    displayHeight: heightPx,
    colorSpace: { fullRange: null },
    allocationSize: () => 20,
    copyTo: (bytes: Uint8Array) => {
      bytes.set([99, 99, 16, 235, 0, 255, 99, 99, 126, 16, 235, 16, 99, 99]);
      return Promise.resolve([{ offset: 2, stride: 6 }]);
    },
    ...different,
  }) as unknown as VideoFrame;

/** What is drawn instead is all of one brightness. */
const drawnBrightness = 7;

const drawInstead = (): void => {
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      constructor(
        readonly width: number,
        readonly height: number,
      ) {}
      getContext() {
        const data = new Uint8Array(this.width * this.height * 4).fill(drawnBrightness);
        return { drawImage: () => undefined, getImageData: () => ({ data }) };
      }
    },
  );
};

describe('the pixels of a picture', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('are those of its plane of brightness', async () => {
    const image = await pixelsOf(frame({ colorSpace: { fullRange: true } }));
    expect(image).toEqual({
      data: Uint8Array.from([16, 235, 0, 255, 126, 16, 235, 16]),
      widthPx,
      heightPx,
    });
  });

  it('are stretched to all of black and white where video keeps less: a reflection is white', async () => {
    const image = await pixelsOf(frame({ colorSpace: { fullRange: false } }));
    expect([...(image?.data ?? [])]).toEqual([0, 255, 0, 255, 128, 0, 255, 0]);
  });

  it('are left as they are where the browser does not tell', async () => {
    expect((await pixelsOf(frame()))?.data[0]).toBe(16);
  });

  it('are drawn where the picture is shown turned, so that corners lie where the person sees them', async () => {
    drawInstead();
    const image = await pixelsOf(frame({ displayWidth: heightPx, displayHeight: widthPx }));
    expect(image).toMatchObject({ widthPx: heightPx, heightPx: widthPx });
    expect([...(image?.data ?? [])]).toEqual(Array<number>(8).fill(drawnBrightness));
  });

  it.each([{ rotation: 180 }, { flip: true }])('are drawn of a picture with %o', async (different) => {
    drawInstead();
    expect((await pixelsOf(frame(different)))?.data[0]).toBe(drawnBrightness);
  });

  it('are drawn where there is no such plane', async () => {
    drawInstead();
    expect((await pixelsOf(frame({ format: 'BGRA' })))?.data[0]).toBe(drawnBrightness);
  });
});
