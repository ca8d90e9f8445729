/** A drawn person before the camera and the detector that looks at them: no press takes the selfie, a turn is seen. */
import { expect } from '@open-wc/testing';
import { systemClock } from '../../../src/browser/system-clock.ts';
import { baselineReports } from '../../../src/capture/face/head-turn.ts';
import { IdvLivenessStep } from '../../../src/steps/liveness-step.ts';
import { IdvPhotoStep } from '../../../src/steps/photo-step.ts';
import { drawnFace } from '../../fixtures/drawn-face.ts';
import { eventually } from '../harness/eventually.ts';
import { clearStage } from '../harness/stage.ts';
import { showStep, type StagedScreen } from '../harness/step-stage.ts';
import { SyntheticDevices } from '../harness/synthetic-camera.ts';

const portraitOf = async (turn: number): Promise<HTMLImageElement> => {
  const portrait = new Image();
  portrait.src = `data:image/svg+xml,${encodeURIComponent(drawnFace({ turn, mouth: 'neutral' }))}`;
  await portrait.decode();
  return portrait;
};

/** Where somebody stands: how much of the oval the head fills, and how far to the picture's right, as a share of it. */
interface Standing {
  readonly size: number;
  readonly aside: number;
}

/** A person before a wall, who can turn. */
class Person {
  readonly devices: SyntheticDevices;
  #portrait: HTMLImageElement;

  constructor(portrait: HTMLImageElement, { size, aside }: Standing) {
    this.#portrait = portrait;
    this.devices = new SyntheticDevices({ widthPx: 640, heightPx: 480 }, (context, picture, frame) => {
      context.fillStyle = '#dde2e4';
      context.fillRect(0, 0, picture.widthPx, picture.heightPx);
      // The drawn head is 268 of 480 units high, its middle at 194; the oval's is 364 of 480 pixels, its middle at 237.
      const scale = (size * 364) / 268;
      const [x, y] = [picture.widthPx * (0.5 + aside) - 200 * scale, 237 - 194 * scale];
      context.drawImage(this.#portrait, x, y, 400 * scale, 480 * scale);
      // A camera never delivers the same picture twice.
      context.fillStyle = '#d9dee0';
      context.fillRect((frame * 13) % picture.widthPx, 4, 3, 3);
    });
  }

  turn(portrait: HTMLImageElement): void {
    this.#portrait = portrait;
  }
}

/** How many answers the workers have given. */
let answers = 0;
const RealWorker = globalThis.Worker;
class CountedWorker extends RealWorker {
  constructor(...given: ConstructorParameters<typeof Worker>) {
    super(...given);
    this.addEventListener('message', () => {
      answers += 1;
    });
  }
}

describe('a real face', () => {
  beforeEach(() => {
    answers = 0;
    Object.assign(globalThis, { Worker: CountedWorker });
  });

  afterEach(() => {
    clearStage();
    Object.assign(globalThis, { Worker: RealWorker });
  });

  const selfie = async (standing: Standing): Promise<StagedScreen<IdvPhotoStep>> => {
    const { devices } = new Person(await portraitOf(0), standing);
    return showStep(IdvPhotoStep, 'selfie', { view: { clock: systemClock }, devices });
  };

  const isJudged = (staged: StagedScreen<IdvPhotoStep>): boolean =>
    staged.text.includes('Is it sharp and complete?');

  it('in the oval is taken without a press, and the camera is off then', async () => {
    const staged = await selfie({ size: 0.95, aside: 0 });
    await eventually(() => isJudged(staged), 'a photo that was taken by itself');
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
      await eventually(
        () => staged.findAll('.face-hint').some(({ textContent }) => textContent.includes(advice)),
        advice,
      );
      expect(isJudged(staged)).to.equal(false);
    });

  it('that turns as it is asked is seen', async () => {
    const [straight, left] = [await portraitOf(0), await portraitOf(1)];
    const person = new Person(straight, { size: 0.95, aside: 0 });
    const staged = await showStep(IdvLivenessStep, 'liveness', {
      view: {
        clock: systemClock,
        challenge: () => Promise.resolve({ nonce: 'nonce-1', actions: ['turn_left', 'smile'] }),
      },
      devices: person.devices,
    });
    await eventually(() => answers > baselineReports + 1, 'how the person looks straight ahead');
    (await eventually(() => staged.findAll('input[type=checkbox]')[0], 'the choice of the pace')).click();
    staged.primary.click();
    await eventually(() => staged.findAll('.prompt').length === 1, 'a prompt');
    person.turn(left);
    await eventually(() => staged.findAll('.seen').length === 1, 'that the turn was seen');
    expect(staged.text).to.include('Seen. Thank you.');
  });
});
