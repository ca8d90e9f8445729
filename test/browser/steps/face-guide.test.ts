/** What a face before the camera is told and shown, with an eye that says what it sees. */
import { expect } from '@open-wc/testing';
import type { FaceReport } from '../../../src/capture/face/face-report.ts';
import { goodForMs, shutterOfferedMs, waysOfferedMs } from '../../../src/capture/face/face-limits.ts';
import { FaceGuide } from '../../../src/steps/face-guide.ts';
import type { GuideOptions, TakenPhoto } from '../../../src/steps/photo-guide.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { FakeFaceEye, faceReport, straightFace } from '../../fakes/fake-face-eye.ts';
import { eventually } from '../harness/eventually.ts';
import { faceStage, type TestFaceStage } from '../harness/face-stage.ts';
import { colourAt } from '../harness/pictures.ts';
import { find, findAll, textOf } from '../harness/shadow-search.ts';
import { clearStage, type Staged } from '../harness/stage.ts';
import type { PaintScene } from '../harness/synthetic-camera.ts';

const blocked = new DOMException('no worker', 'OperationError');

/** A guide at work on the stage. */
class Guided {
  readonly eye = new FakeFaceEye();
  readonly clock = new FakeClock();
  readonly taken: TakenPhoto[] = [];
  readonly asked: string[] = [];
  language = 'en';
  isLive = true;
  hasPhone = true;
  /** What stands before the camera, where it is no test card. */
  paint: PaintScene | undefined;
  guide!: FaceGuide;
  #staged!: Staged<TestFaceStage>;

  async begin(sees: FaceReport | null = this.eye.sees as FaceReport | null): Promise<this> {
    this.eye.sees = sees;
    this.#staged = await faceStage(this.paint);
    const options: GuideOptions = {
      clock: this.clock,
      language: () => this.language,
      step: 'selfie',
      documentType: null,
      assetBase: 'https://shop.example/face/',
      host: this.element,
      video: this.element.video,
      isLive: () => this.isLive,
      zoom: () => null,
      setZoom: () => undefined,
      onTaken: (photo) => this.taken.push(photo),
      onFile: () => this.asked.push('file'),
      onHandoff: this.hasPhone ? () => this.asked.push('phone') : null,
    };
    this.guide = new FaceGuide(options, this.eye.opens);
    this.element.shown = this.guide;
    await this.go(10);
    return this;
  }

  get element(): TestFaceStage {
    return this.#staged.element;
  }

  audit(): Promise<void> {
    return this.#staged.audit();
  }

  /** Lets time pass. */
  async go(byMs: number): Promise<void> {
    await this.clock.advance(byMs);
    await this.element.updateComplete;
  }

  get hint(): string {
    return findAll(this.element, '.face-hint').map(textOf).join('|');
  }
}

describe('the guide of a face', () => {
  let guided: Guided;

  beforeEach(() => {
    guided = new Guided();
  });

  afterEach(() => {
    guided.guide.close();
    clearStage();
  });

  it('says and shows nothing where no eye opens', async () => {
    guided.eye.refusal = blocked;
    await guided.begin();
    await guided.go(60_000);
    expect([guided.hint, guided.guide.spoken, findAll(guided.element, '.face-guide').length]).to.eql([
      '',
      '',
      0,
    ]);
    expect(findAll(guided.element, '.face-ways')).to.have.length(0);
    expect(guided.clock.liveTimers).to.equal(0);
  });

  it('asks for a face, in words that can be heard, and takes nothing', async () => {
    await guided.begin(faceReport(null));
    await guided.go(5000);
    expect(guided.hint).to.equal('Bring your face into the oval.');
    expect(guided.guide.spoken).to.equal('Bring your face into the oval.');
    expect(guided.eye.assetBases).to.eql(['https://shop.example/face/']);
    expect(guided.taken).to.have.length(0);
    await guided.audit();
  });

  it('takes the photo by itself once the face is held well, as the camera sees it', async () => {
    await guided.begin();
    await guided.go(goodForMs / 2);
    expect(guided.hint).to.equal('Good. Stay like this.');
    expect(guided.taken).to.have.length(0);
    await guided.go(goodForMs);
    const [photo] = await eventually(() => guided.taken.length > 0 && guided.taken, 'a photo');
    expect(photo).to.include({ source: 'camera' });
    expect([photo?.file.mimeType, photo?.file.widthPx, photo?.file.heightPx]).to.eql([
      'image/jpeg',
      640,
      480,
    ]);
    // The test card is red on the left: what leaves the browser is not mirrored.
    const [red, , blue] = await colourAt(photo?.file.body ?? new Blob(), 0.1, 0.1);
    expect(red).to.be.greaterThan(blue);
    await guided.go(5000);
    expect([guided.taken.length, guided.eye.open, guided.clock.liveTimers]).to.eql([1, 0, 0]);
  });

  it('takes the picture that it has looked at, whatever has come before the camera until it knew', async () => {
    let scene = { colour: '#c02020', isSeen: (red: number, blue: number) => red > blue };
    const [person, nobody] = [
      scene,
      { colour: '#2040c0', isSeen: (red: number, blue: number) => blue > red },
    ];
    guided.paint = (context, { widthPx, heightPx }) => {
      context.fillStyle = scene.colour;
      context.fillRect(0, 0, widthPx, heightPx);
    };
    const show = async (what: typeof scene): Promise<void> => {
      scene = what;
      await eventually(() => {
        const context = new OffscreenCanvas(1, 1).getContext('2d');
        context?.drawImage(guided.element.video, 0, 0, 1, 1);
        const [red = 0, , blue = 0] = context?.getImageData(0, 0, 1, 1).data ?? [];
        return what.isSeen(red, blue);
      }, what.colour);
    };
    await guided.begin();
    guided.eye.whileLooking = () => show(nobody);
    while (guided.taken.length === 0) {
      await show(person);
      await guided.go(100);
      await eventually(() => !guided.eye.isLooking, 'the end of a look');
      await guided.go(0);
    }
    const [red, , blue] = await colourAt(guided.taken[0]?.file.body ?? new Blob(), 0.5, 0.5);
    expect(person.isSeen(red, blue), `${String(red)} ${String(blue)}`).to.equal(true);
  });

  it('draws its oval exactly over the one of the camera view', async () => {
    await guided.begin(faceReport(null));
    const own = find(guided.element, '.face-oval').getBoundingClientRect();
    const base = find(guided.element, '.line ellipse').getBoundingClientRect();
    for (const side of ['left', 'right', 'top', 'bottom'] as const)
      expect(own[side]).to.be.closeTo(base[side], 2);
  });

  it('shows a good face by a whole line, another colour and another pictogram', async () => {
    await guided.begin(faceReport(null));
    const looks = () => {
      const { strokeDasharray, stroke } = getComputedStyle(find(guided.element, '.face-oval'));
      return { strokeDasharray, stroke, icon: find(guided.element, '.face-hint path').getAttribute('d') };
    };
    const before = looks();
    guided.eye.sees = faceReport();
    await guided.go(300);
    const after = looks();
    expect(after.strokeDasharray).to.equal('none');
    for (const key of ['strokeDasharray', 'stroke', 'icon'] as const)
      expect(after[key], key).not.to.equal(before[key]);
  });

  it('points where to go in the mirror: a face on the right of the picture stands on the left there', async () => {
    await guided.begin(faceReport({ xPx: straightFace.xPx + 150 }));
    expect(guided.hint).to.equal('A little to your right.');
    const { left, right } = find(guided.element, '.face-oval').getBoundingClientRect();
    const arrow = find(guided.element, '.face-arrow').getBoundingClientRect();
    expect((arrow.left + arrow.right) / 2).to.be.greaterThan((left + right) / 2);
  });

  it('speaks the language that the page changes to', async () => {
    await guided.begin(faceReport(null));
    guided.language = 'de';
    await guided.go(100);
    expect(guided.hint).to.equal('Bringen Sie Ihr Gesicht in das Oval.');
    expect(guided.guide.spoken).to.equal('Bringen Sie Ihr Gesicht in das Oval.');
  });

  it('offers the shutter, then other ways, and says so', async () => {
    await guided.begin(faceReport(null));
    expect(findAll(guided.element, '.face-ways')).to.have.length(0);
    await guided.go(shutterOfferedMs);
    expect(guided.hint).to.equal('Bring your face into the oval. You can also press the button below.');
    expect(guided.guide.spoken).to.include('press the button below');
    await guided.go(waysOfferedMs - shutterOfferedMs);
    expect(guided.guide.spoken).to.include('other ways');
    const buttons = findAll<HTMLButtonElement>(guided.element, '.face-ways button');
    for (const button of buttons) button.click();
    expect(guided.asked).to.eql(['file', 'phone']);
    await guided.audit();
  });

  it('offers no phone where there is no way to it', async () => {
    guided.hasPhone = false;
    await guided.begin(faceReport(null));
    await guided.go(waysOfferedMs + 100);
    expect(findAll(guided.element, '.face-ways button')).to.have.length(1);
  });

  it('does not look while the camera is not to be looked at, and takes nothing of it', async () => {
    await guided.begin();
    guided.isLive = false;
    const { looks } = guided.eye;
    await guided.go(10_000);
    expect([guided.eye.looks, guided.taken.length]).to.eql([looks, 0]);
    guided.isLive = true;
    await guided.go(goodForMs + 300);
    await eventually(() => guided.taken.length === 1, 'a photo');
  });

  it('says nothing more of what it has not seen for long, and goes on when it sees again', async () => {
    await guided.begin(faceReport(null));
    guided.eye.sees = new DOMException('slow', 'TimeoutError');
    await guided.go(5000);
    expect([guided.hint, guided.guide.spoken]).to.eql(['', '']);
    guided.eye.sees = faceReport(null);
    await guided.go(300);
    expect(guided.hint).not.to.equal('');
  });

  it('leaves the person alone when the eye dies', async () => {
    await guided.begin(faceReport(null));
    guided.eye.sees = blocked;
    await guided.go(300);
    expect([guided.hint, guided.guide.spoken, guided.eye.open, guided.clock.liveTimers]).to.eql([
      '',
      '',
      0,
      0,
    ]);
  });

  it('leaves nothing behind when it is closed, in the middle of a look as well', async () => {
    await guided.begin();
    guided.guide.close();
    await guided.go(10_000);
    expect([guided.taken.length, guided.eye.open, guided.clock.liveTimers]).to.eql([0, 0, 0]);
  });
});
