/** A drawn person before the camera and the detector that looks at them: no press takes the selfie, a turn is seen. */
import { expect } from '@open-wc/testing';
import { baselineReports } from '../../../src/capture/face/head-turn.ts';
import { IdvLivenessStep } from '../../../src/steps/liveness-step.ts';
import { IdvPhotoStep } from '../../../src/steps/photo-step.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { drawnFace } from '../../fixtures/drawn-face.ts';
import { eventually } from '../harness/eventually.ts';
import { clearStage } from '../harness/stage.ts';
import { showStep, type StagedScreen } from '../harness/step-stage.ts';
import { SyntheticDevices } from '../harness/synthetic-camera.ts';

/** Where somebody stands: how much of the oval the head fills, and how far to the picture's right, as a share of it. */
interface Standing {
  readonly size: number;
  readonly aside: number;
}

const picture = { widthPx: 640, heightPx: 480 } as const;

/** A person before a wall, drawn once: not every engine draws an SVG fast enough for every picture of a camera. */
const photoOf = async (turn: number, { size, aside }: Standing): Promise<HTMLCanvasElement> => {
  const portrait = new Image();
  portrait.src = `data:image/svg+xml,${encodeURIComponent(drawnFace({ turn, mouth: 'neutral' }))}`;
  await portrait.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [picture.widthPx, picture.heightPx];
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = '#dde2e4';
  context.fillRect(0, 0, canvas.width, canvas.height);
  // The drawn head is 268 of 480 units high, its middle at 194; the oval's is 364 of 480 pixels, its middle at 237.
  const scale = (size * 364) / 268;
  const [x, y] = [canvas.width * (0.5 + aside) - 200 * scale, 237 - 194 * scale];
  context.drawImage(portrait, x, y, 400 * scale, 480 * scale);
  return canvas;
};

/** A camera that films whatever photo is held before it. */
class Filmed {
  readonly devices: SyntheticDevices;
  photo: HTMLCanvasElement;

  constructor(photo: HTMLCanvasElement) {
    this.photo = photo;
    this.devices = new SyntheticDevices(picture, (context, { widthPx }, frame) => {
      context.drawImage(this.photo, 0, 0);
      // A camera never delivers the same picture twice.
      context.fillStyle = '#d9dee0';
      context.fillRect((frame * 13) % widthPx, 4, 3, 3);
    });
  }
}

/** Time that a look takes, in milliseconds: the clock goes as fast as the detector looks, however slow the machine is. */
const lookMs = 200;
const mostLooks = 40;

/** How often the eye has rested between two looks. */
const looks = (clock: FakeClock): number => clock.delaysMs.filter((delayMs) => delayMs <= lookMs).length;

/** Goes on looking until the condition holds. @throws {Error} when it never does */
const lookUntil = async (clock: FakeClock, isSo: () => boolean, what: string): Promise<void> => {
  for (let look = looks(clock); look < mostLooks; look += 1) {
    await eventually(() => isSo() || looks(clock) >= look, `${what}: a look`);
    if (isSo()) return;
    await clock.advance(lookMs);
  }
  throw new Error(`never: ${what}`);
};

describe('a real face', () => {
  let clock: FakeClock;

  beforeEach(() => {
    clock = new FakeClock();
  });

  afterEach(clearStage);

  const selfie = async (standing: Standing): Promise<StagedScreen<IdvPhotoStep>> => {
    const { devices } = new Filmed(await photoOf(0, standing));
    return showStep(IdvPhotoStep, 'selfie', { view: { clock }, devices });
  };

  const isJudged = (staged: StagedScreen<IdvPhotoStep>): boolean =>
    staged.text.includes('Is it sharp and complete?');

  it('in the oval is taken without a press, and the camera is off then', async () => {
    const staged = await selfie({ size: 0.95, aside: 0 });
    await lookUntil(clock, () => isJudged(staged), 'a photo that was taken by itself');
    expect(staged.findAll('video')).to.have.length(0);
    expect(staged.results).to.eql([]);
  });

  const advised: readonly [string, Standing, string][] = [
    ['far away', { size: 0.5, aside: 0 }, 'Come a little closer.'],
    ['too near', { size: 1.6, aside: 0 }, 'Move back a little.'],
    ['on the left of the picture', { size: 0.8, aside: -0.22 }, 'A little to your left.'],
  ];
  for (const [where, standing, advice] of advised)
    it(`${where} is told: ${advice}`, async () => {
      const staged = await selfie(standing);
      await lookUntil(
        clock,
        () => staged.findAll('.face-hint').some(({ textContent }) => textContent.includes(advice)),
        advice,
      );
      expect(isJudged(staged)).to.equal(false);
    });

  it('that turns as it is asked is seen', async () => {
    const held: Standing = { size: 0.95, aside: 0 };
    const [straight, left] = [await photoOf(0, held), await photoOf(1, held)];
    const person = new Filmed(straight);
    const staged = await showStep(IdvLivenessStep, 'liveness', {
      view: {
        clock,
        challenge: () => Promise.resolve({ nonce: 'nonce-1', actions: ['turn_left', 'smile'] }),
      },
      devices: person.devices,
    });
    await lookUntil(clock, () => looks(clock) > 2 * baselineReports, 'how the person looks straight ahead');
    staged.primary.click();
    await eventually(() => staged.findAll('.prompt').length === 1, 'a prompt');
    person.photo = left;
    await lookUntil(clock, () => staged.findAll('.seen').length === 1, 'that the turn was seen');
    expect(staged.text).to.include('Seen. Thank you.');
  });
});
