/** A mirrored camera view that films a canvas, with what a guide draws over it, puts under it and says. */
import { html, LitElement } from 'lit';
import { IdvCameraView, videoIn } from '../../../src/ui/camera-view.ts';
import { shared } from '../../../src/ui/styles.ts';
import { eventually } from './eventually.ts';
import { stage, type Staged } from './stage.ts';
import { syntheticStream, type PaintScene } from './synthetic-camera.ts';

/** What stands on the stage. */
export interface Shown {
  overlay(): unknown;
  aside(): unknown;
}

/** Stands where a step's screen would stand. */
export class TestFaceStage extends LitElement {
  static readonly tag = 'test-face-stage';
  static readonly uses = [IdvCameraView];

  static override readonly properties = { stream: { attribute: false }, shown: { attribute: false } };
  static override readonly styles = [shared];

  declare stream: MediaStream | null;
  declare shown: Shown | null;

  override render() {
    return html`
      <idv-camera-view shape="face" mirrored label="Camera" .stream=${this.stream}>
        ${this.shown?.overlay()}
      </idv-camera-view>
      ${this.shown?.aside()}
    `;
  }

  /** The camera's picture. @throws {Error} before it is rendered */
  get video(): HTMLVideoElement {
    const video = videoIn(this.renderRoot);
    if (!video) throw new Error('no camera view');
    return video;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const track of this.stream?.getTracks() ?? []) track.stop();
  }
}

/** The stage with a camera that delivers: a moving test card, unless told otherwise. */
export const faceStage = async (paint?: PaintScene): Promise<Staged<TestFaceStage>> => {
  const staged = await stage(TestFaceStage, {
    stream: syntheticStream({ widthPx: 640, heightPx: 480 }, paint),
    shown: null,
  });
  await eventually(() => staged.element.video.videoWidth > 0, 'a picture');
  return staged;
};
