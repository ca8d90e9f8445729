/** Looking for faces in every engine: in a camera's pictures and in files, with the worker and the weights that are served. */
import { expect } from '@open-wc/testing';
import { lookAtFace, openFaceEye } from '../../../src/capture/face/face-eye.ts';
import type { FaceAnswer, FaceQuestion, Numbered } from '../../../src/capture/face/face-message.ts';
import type { FaceEye, FaceReport } from '../../../src/capture/face/face-report.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { drawnFace, type FacePose } from '../../fixtures/drawn-face.ts';
import { eventually } from '../harness/eventually.ts';
import { drawn, pdfFile } from '../harness/pictures.ts';
import { syntheticStream } from '../harness/synthetic-camera.ts';

const size = { widthPx: 640, heightPx: 480 };
const straight: FacePose = { turn: 0, mouth: 'neutral' };
const never = new AbortController().signal;
/** Time stands still: the detector may take as long as it needs here. */
const still = new FakeClock();

/** The person before a wall, as a photo. */
const photoOf = async (...poses: readonly FacePose[]): Promise<HTMLCanvasElement> => {
  const canvas = document.createElement('canvas');
  canvas.width = size.widthPx;
  canvas.height = size.heightPx;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = '#dde2e4';
  context.fillRect(0, 0, size.widthPx, size.heightPx);
  const heightPx = poses.length > 1 ? 360 : 460;
  for (const [index, pose] of poses.entries()) {
    const portrait = new Image();
    portrait.src = `data:image/svg+xml,${encodeURIComponent(drawnFace(pose))}`;
    await portrait.decode();
    const middlePx = (size.widthPx * (index + 0.5)) / poses.length;
    const widthPx = (heightPx * 400) / 480;
    context.drawImage(portrait, middlePx - widthPx / 2, size.heightPx - heightPx, widthPx, heightPx);
  }
  return canvas;
};

const fileOf = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('no picture'));
    });
  });

/** A video that shows a photo, or nothing but a wall. */
const filming = async (photo: HTMLCanvasElement | null): Promise<HTMLVideoElement> => {
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = syntheticStream(size, (context) => {
    context.fillStyle = '#dde2e4';
    context.fillRect(0, 0, size.widthPx, size.heightPx);
    if (photo) context.drawImage(photo, 0, 0);
  });
  await video.play();
  return video;
};

const stop = (video: HTMLVideoElement): void => {
  for (const track of (video.srcObject as MediaStream).getTracks()) track.stop();
};

const outcome = async (asked: Promise<unknown>): Promise<string> => {
  try {
    return JSON.stringify(await asked);
  } catch (error) {
    return error instanceof DOMException ? error.name : String(error);
  }
};

describe('lookAtFace()', () => {
  const look = async (...poses: readonly FacePose[]): Promise<FaceReport | null> =>
    lookAtFace(await fileOf(await photoOf(...poses)), null, still, never);

  it('finds the person, and says where and how', async () => {
    const report = await look(straight);
    if (!report?.face) throw new Error('nobody found');
    const { face } = report;
    expect([report.widthPx, report.heightPx, report.faces]).to.eql([640, 480, 1]);
    expect(face.score).to.be.greaterThan(0.6);
    expect(face.xPx + face.widthPx / 2).to.be.closeTo(320, 25);
    expect(face.widthPx).to.be.within(130, 240);
    expect(Math.abs(face.yaw)).to.be.lessThan(0.2);
    expect(Math.abs(face.rollDeg)).to.be.lessThan(8);
    expect(report.brightness).to.be.within(110, 210);
    expect(report.sharpness).to.be.greaterThan(0.2);
  });

  it('tells left from right', async () => {
    const left = await look({ turn: 1, mouth: 'neutral' });
    const right = await look({ turn: -1, mouth: 'smile' });
    expect(left?.face?.yaw).to.be.greaterThan(0.3);
    expect(right?.face?.yaw).to.be.lessThan(-0.3);
  });

  it('counts two people', async () => {
    expect((await look(straight, straight))?.faces).to.equal(2);
  });

  it('finds nobody in four colours', async () => {
    const report = await lookAtFace(await drawn(640, 480), null, still, never);
    expect([report?.faces, report?.face, report?.sharpness]).to.eql([0, null, null]);
    expect(report?.brightness).to.be.within(60, 160);
  });

  it('has nothing to say of a file that is no picture', async () => {
    expect(await lookAtFace(pdfFile(), null, still, never)).to.equal(null);
  });

  it('is rejected with the signal’s reason, before and meanwhile', async () => {
    const file = await fileOf(await photoOf(straight));
    expect(await outcome(lookAtFace(file, null, still, AbortSignal.abort()))).to.equal('AbortError');
    const leaving = new AbortController();
    const asked = outcome(lookAtFace(file, null, still, leaving.signal));
    leaving.abort();
    expect(await asked).to.equal('AbortError');
  });
});

describe('an eye for faces', () => {
  let video: HTMLVideoElement | null = null;
  let eye: FaceEye | null = null;

  const watch = async (photo: HTMLCanvasElement | null): Promise<[FaceEye, HTMLVideoElement]> => {
    video = await filming(photo);
    eye = await openFaceEye(null, still, never);
    return [eye, video];
  };

  afterEach(() => {
    eye?.close();
    if (video) stop(video);
    [eye, video] = [null, null];
  });

  it('finds the person before the camera, picture after picture', async () => {
    const [opened, filmed] = await watch(await photoOf(straight));
    for (let picture = 0; picture < 3; picture += 1) {
      const report = await opened.look(filmed);
      expect([report?.faces, report?.widthPx, report?.heightPx]).to.eql([1, 640, 480]);
    }
  });

  it('finds nobody before a wall', async () => {
    const [opened, filmed] = await watch(null);
    expect((await opened.look(filmed))?.face).to.equal(null);
  });

  it('looks at one picture at a time', async () => {
    const [opened, filmed] = await watch(await photoOf(straight));
    const [first, second] = await Promise.all([opened.look(filmed), opened.look(filmed)]);
    expect([first?.faces, second]).to.eql([1, null]);
  });

  it('sees nothing in a video without a picture', async () => {
    const [opened] = await watch(null);
    expect(await opened.look(document.createElement('video'))).to.equal(null);
  });

  it('is closed silently in the middle of a picture', async () => {
    const [opened, filmed] = await watch(await photoOf(straight));
    const looking = opened.look(filmed);
    opened.close();
    expect(await looking).to.equal(null);
    expect(await opened.look(filmed)).to.equal(null);
  });

  it('closes when its signal aborts', async () => {
    video = await filming(null);
    const leaving = new AbortController();
    eye = await openFaceEye(null, still, leaving.signal);
    const looking = eye.look(video);
    leaving.abort();
    expect(await looking).to.equal(null);
  });

  it('hands no picture to a worker that still has one: a camera has only so many to lend', async () => {
    const clock = new FakeClock();
    const real = globalThis.Worker;
    let pictures = 0;
    let answer = (): void => undefined;
    class SlowWorker extends EventTarget {
      postMessage(question: Numbered<FaceQuestion>): void {
        const { id } = question;
        const says = (said: FaceAnswer): void => {
          queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data: { ...said, id } })));
        };
        if ('weights' in question) says({ ready: true });
        else {
          pictures += 1;
          if (!(question.picture instanceof Blob)) question.picture.close();
          answer = () => {
            says({ report: null });
          };
        }
      }
      terminate(): void {
        answer = () => undefined;
      }
    }
    video = await filming(null);
    Object.assign(globalThis, { Worker: SlowWorker });
    try {
      eye = await openFaceEye(null, clock, never);
      const first = outcome(eye.look(video));
      await eventually(() => pictures === 1, 'a picture');
      await clock.advance(2000);
      expect(await first).to.equal('TimeoutError');
      expect(await eye.look(video)).to.equal(null);
      expect(pictures).to.equal(1);
      answer();
      await Promise.resolve();
      const next = eye.look(video);
      await eventually(() => pictures === 2, 'another picture');
      answer();
      expect(await next).to.equal(null);
    } finally {
      Object.assign(globalThis, { Worker: real });
    }
  });

  it('is rejected where the weights are not', async () => {
    const folder = new URL('/nowhere/', location.href).href;
    expect(await outcome(openFaceEye(folder, still, never))).to.equal('OperationError');
  });
});
