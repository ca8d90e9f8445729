/** What the guide of a document shows and offers by and by, told by a scripted worker and a manual clock. */
import { expect } from '@open-wc/testing';
import { html, LitElement, type TemplateResult } from 'lit';
import { routesOfferedMs } from '../../../src/capture/live/guidance.ts';
import type { TakenPicture } from '../../../src/capture/live/live-report.ts';
import type { ZoomRange } from '../../../src/capture/camera.ts';
import { DocumentGuide } from '../../../src/steps/document-guide.ts';
import type { GuideOptions, TakenPhoto } from '../../../src/steps/photo-guide.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { sampleReading } from '../../fakes/sample-reading.ts';
import { eventually } from '../harness/eventually.ts';
import { photoFile } from '../harness/pictures.ts';
import { farCard, goodCard, nothingSeen, ScriptedWorker } from '../harness/scripted-worker.ts';
import { syntheticStream } from '../harness/synthetic-camera.ts';

class GuideHost extends LitElement {
  guide: DocumentGuide | null = null;
  renders = 0;

  override render(): TemplateResult {
    this.renders += 1;
    return html`${this.guide?.overlay()}
      <p role="status">${this.guide?.spoken}</p>
      ${this.guide?.aside()}`;
  }
}
customElements.define('guide-host', GuideHost);

/** A worker that is silent for longer is taken for dead. */
const stepMs = 2500;

describe('the guide of a document', () => {
  let host: GuideHost;
  let video: HTMLVideoElement;
  let stream: MediaStream;
  let clock: FakeClock;
  let photos: TakenPhoto[];
  let pressed: string[];
  let zooms: number[];

  const guide = async (different: Partial<GuideOptions> = {}): Promise<ScriptedWorker> => {
    host.guide = new DocumentGuide({
      host,
      video,
      clock,
      step: 'document-front',
      documentType: 'national_id',
      assetBase: null,
      language: () => 'en',
      isLive: () => true,
      zoom: () => null,
      setZoom: (zoom) => zooms.push(zoom),
      onTaken: (photo) => photos.push(photo),
      onFile: () => pressed.push('file'),
      onHandoff: () => pressed.push('phone'),
      ...different,
    });
    return eventually(() => ScriptedWorker.all.find(({ waiting }) => waiting === 1), 'a picture');
  };

  /** The worker's answer, and the next picture, so many milliseconds later. */
  const tell = async (worker: ScriptedWorker, report: typeof nothingSeen, afterMs = 100): Promise<void> => {
    const { seen } = worker;
    worker.answer(report);
    await eventually(async () => {
      await clock.advance(afterMs);
      return worker.seen > seen || worker.isTerminated;
    }, 'the next picture');
    await host.updateComplete;
  };

  const seeNothingFor = async (worker: ScriptedWorker, timeMs: number): Promise<void> => {
    for (let passedMs = 0; passedMs <= timeMs; passedMs += stepMs) await tell(worker, nothingSeen, stepMs);
  };

  const find = <E extends Element = HTMLElement>(selector: string): E | null =>
    host.renderRoot.querySelector<E>(selector);
  const spoken = (): string => find('[role="status"]')?.textContent ?? '';

  beforeEach(async () => {
    ScriptedWorker.install();
    clock = new FakeClock();
    [photos, pressed, zooms] = [[], [], []];
    stream = syntheticStream({ widthPx: 640, heightPx: 360 });
    video = document.createElement('video');
    video.muted = true;
    video.srcObject = stream;
    host = document.createElement('guide-host') as GuideHost;
    document.body.append(video, host);
    await Promise.all([video.play(), host.updateComplete]);
  });

  afterEach(() => {
    host.guide?.close();
    host.remove();
    video.remove();
    for (const track of stream.getTracks()) track.stop();
    ScriptedWorker.remove();
  });

  it('hands over the best picture with the document alone and what was read, and ends', async () => {
    const body = await photoFile();
    const file = { body, mimeType: 'image/jpeg', widthPx: 1200, heightPx: 800 } as const;
    const taken: TakenPicture = { file, rectified: { ...file, widthPx: 800, heightPx: 504 } };
    ScriptedWorker.taken = taken;
    const worker = await guide();
    const read = { ...goodCard(), readsCode: true, reading: sampleReading() };
    for (let picture = 0; picture < 4; picture += 1) await tell(worker, read);
    await eventually(() => photos.length === 1, 'a photo');
    expect(photos).to.eql([{ ...taken, source: 'camera', reading: read.reading }]);
    expect(worker.isTerminated).to.equal(true);
  });

  it('hands over what the video shows where the worker has kept nothing', async () => {
    const worker = await guide();
    for (let picture = 0; picture < 4; picture += 1) await tell(worker, goodCard());
    const photo = await eventually(() => photos[0], 'a photo');
    expect([photo.file.widthPx, photo.file.heightPx]).to.eql([640, 360]);
    expect(photo.rectified).to.equal(null);
  });

  it('moves the outline without rendering anew', async () => {
    const worker = await guide();
    await tell(worker, farCard());
    await tell(worker, farCard(), 1300);
    await tell(worker, farCard());
    const drawn = (): string | undefined =>
      find<HTMLCanvasElement>('.document-outline[data-drawn]')?.toDataURL();
    const { renders } = host;
    const before = drawn();
    expect(before).to.be.a('string');
    for (let picture = 1; picture <= 5; picture += 1) await tell(worker, farCard(picture));
    expect(drawn()).to.be.a('string');
    expect(drawn()).not.to.equal(before);
    expect(host.renders).to.equal(renders);
    expect(find('.document-hint')?.textContent).to.include('closer');
  });

  it('draws no outline while there is none', async () => {
    const worker = await guide();
    await tell(worker, nothingSeen);
    expect(find('.document-outline')).not.to.equal(null);
    expect(find('.document-outline[data-drawn]')).to.equal(null);
  });

  it('asks after a while whether another way would be easier, once, aloud, and leads there', async () => {
    const worker = await guide();
    await tell(worker, nothingSeen);
    expect(find('.document-ways')).to.equal(null);
    await seeNothingFor(worker, routesOfferedMs);
    expect(find('.document-ways')?.textContent).to.include('Would another way be easier?');
    expect(spoken()).to.include('Would another way be easier?');
    for (const button of host.renderRoot.querySelectorAll<HTMLButtonElement>('.document-ways button'))
      button.click();
    expect(pressed).to.eql(['file', 'phone']);
    await tell(worker, farCard(), stepMs);
    await tell(worker, farCard(), stepMs);
    expect(spoken()).to.include('closer');
    expect(spoken()).not.to.include('Would another way be easier?');
    expect(find('.document-ways')).not.to.equal(null);
  });

  it('offers no phone where there is no way to one', async () => {
    const worker = await guide({ onHandoff: null });
    await seeNothingFor(worker, routesOfferedMs);
    expect(host.renderRoot.querySelectorAll('.document-ways button')).to.have.length(1);
  });

  it('has no button for a camera that does not zoom', async () => {
    const worker = await guide();
    await tell(worker, farCard());
    expect(find('.document-zoom')).to.equal(null);
  });

  it('zooms by a button, which it advises for a small document', async () => {
    const range: ZoomRange = { min: 1, max: 4, step: 0.1 };
    const worker = await guide({ zoom: () => range });
    await tell(worker, farCard());
    await tell(worker, farCard(), 1300);
    const button = await eventually(
      () => find<HTMLButtonElement>('.document-zoom[data-advised]'),
      'the advice',
    );
    expect(button.getAttribute('aria-label')).to.equal('Zoom 2×');
    expect(button.getAttribute('aria-pressed')).to.equal('false');
    button.click();
    await host.updateComplete;
    expect(button.getAttribute('aria-pressed')).to.equal('true');
    expect(button.hasAttribute('data-advised')).to.equal(false);
    button.click();
    await host.updateComplete;
    expect(button.getAttribute('aria-pressed')).to.equal('false');
    expect(zooms).to.eql([2, 1]);
  });
});
