/** A camera that films a canvas: real tracks and real pictures in every engine, without a device or a prompt. */
import { FakeDevices } from '../../fakes/fake-devices.ts';

const framesEveryMs = 50;

/** Taken before any test replaces them. */
const every = globalThis.setInterval.bind(globalThis);
const stopEvery = globalThis.clearInterval.bind(globalThis);

/** Size of a synthetic picture, in pixels. */
export interface PictureSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Draws what stands before the camera; `frame` counts up. */
export type PaintScene = (context: CanvasRenderingContext2D, size: PictureSize, frame: number) => void;

const testCard: PaintScene = (context, { widthPx, heightPx }, frame) => {
  context.fillStyle = '#c02020';
  context.fillRect(0, 0, widthPx / 2, heightPx);
  context.fillStyle = '#2040c0';
  context.fillRect(widthPx / 2, 0, widthPx / 2, heightPx);
  context.fillStyle = '#fff';
  context.fillRect((frame * 7) % widthPx, heightPx / 2, 12, 12);
};

/** A live stream of a scene, a moving test card unless told otherwise. It films until its track is stopped. */
export const syntheticStream = (size: PictureSize, paint = testCard): MediaStream => {
  const { widthPx, heightPx } = size;
  const canvas = document.createElement('canvas');
  canvas.width = widthPx;
  canvas.height = heightPx;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  let frame = 0;
  const draw = () => {
    frame += 1;
    paint(context, size, frame);
  };
  draw();
  // Without a rate WebKitGTK films the first picture only.
  const stream = canvas.captureStream(1000 / framesEveryMs);
  for (const track of stream.getTracks()) hearFor(track);
  const filming = every(() => {
    draw();
    if (stream.getTracks().every((track) => track.readyState === 'ended')) stopEvery(filming);
  }, framesEveryMs);
  return stream;
};

/** Firefox delivers no made-up event to a track of a canvas: somebody else listens for it. */
const ears = new WeakMap<MediaStreamTrack, EventTarget>();

const hearFor = (track: MediaStreamTrack): void => {
  const ear = new EventTarget();
  ears.set(track, ear);
  track.addEventListener = ear.addEventListener.bind(ear);
  track.removeEventListener = ear.removeEventListener.bind(ear);
};

/** Takes a synthetic camera away, as pulling its plug does. */
export const unplug = (stream: MediaStream | undefined): void => {
  for (const track of stream?.getTracks() ?? []) {
    track.stop();
    ears.get(track)?.dispatchEvent(new Event('ended'));
  }
};

/** Devices with synthetic cameras. */
export class SyntheticDevices extends FakeDevices {
  /** Every stream that was given out. */
  readonly streams: MediaStream[] = [];
  /** Whether nothing is plugged in any more. */
  isGone = false;

  constructor(size: PictureSize = { widthPx: 1280, heightPx: 720 }, paint?: PaintScene) {
    super();
    this.onCamera(() => {
      if (this.isGone) return new DOMException('none', 'NotFoundError');
      const stream = syntheticStream(size, paint);
      this.streams.push(stream);
      return stream;
    });
  }

  /** Cameras that are on. */
  get liveTracks(): number {
    return this.streams.flatMap((stream) => stream.getTracks()).filter((track) => track.readyState === 'live')
      .length;
  }
}

/** Devices without any camera. */
export const noCamera = (): FakeDevices => {
  const devices = new FakeDevices().onCamera(new DOMException('none', 'NotFoundError'));
  devices.cameraIds = [];
  return devices;
};
