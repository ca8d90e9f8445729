/** The owner of a camera with real streams and a real element: pictures that stand still, and what brings them back. */
import { expect } from '@open-wc/testing';
import { html, LitElement } from 'lit';
import { BrowserDevices } from '../../../src/browser/media-devices.ts';
import { CameraController } from '../../../src/capture/camera-controller.ts';
import { lookEveryMs, silentLooks } from '../../../src/capture/camera-owner.ts';
import type { DevicesPort } from '../../../src/model/ports.ts';
import { cameraControls, cameraStyles } from '../../../src/ui/camera-controls.ts';
import { IdvCameraView } from '../../../src/ui/camera-view.ts';
import { en } from '../../../src/i18n/locales/en.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { eventually } from '../harness/eventually.ts';
import { find, findAll } from '../harness/shadow-search.ts';
import { clearStage, stage } from '../harness/stage.ts';
import { SyntheticDevices } from '../harness/synthetic-camera.ts';

/** The least that a step does with a camera. */
class TestCamera extends LitElement {
  static readonly tag = 'test-camera';
  static readonly uses = [IdvCameraView];
  static override readonly styles = cameraStyles;

  devices: DevicesPort = new SyntheticDevices();
  readonly failures: string[] = [];
  readonly camera = new CameraController(
    this,
    () => this.devices,
    'environment',
    (code) => this.failures.push(code),
    () => this.view.video,
  );

  get view(): IdvCameraView {
    return find<IdvCameraView>(this, IdvCameraView.tag);
  }

  /** The next picture that is shown. */
  picture(): Promise<void> {
    return new Promise((resolve) => {
      this.view.video.requestVideoFrameCallback(() => {
        resolve();
      });
    });
  }

  override render() {
    return html`<idv-camera-view .stream=${this.camera.stream} label="The camera">
      ${cameraControls(this.camera, en)}
    </idv-camera-view>`;
  }
}

/** This browser's own cameras, on a time that a test moves. */
class OwnDevices extends BrowserDevices {
  override readonly clock = new FakeClock();
}

const show = async (devices: DevicesPort) => {
  const { element, audit } = await stage(TestCamera, { devices });
  await element.camera.open();
  await element.picture();
  return { element, audit };
};

describe('a camera in a page', () => {
  afterEach(clearStage);

  it('shows this browser’s own, one at a time, and switches it off', async () => {
    const { element } = await show(new BrowserDevices());
    const [first] = element.camera.stream?.getTracks() ?? [];
    await element.camera.open();
    const [second] = element.camera.stream?.getTracks() ?? [];
    expect([first?.readyState, second?.readyState]).to.eql(['ended', 'live']);
    element.remove();
    expect(second?.readyState).to.equal('ended');
    expect(element.failures).to.eql([]);
  });

  it('shows only the last one of many that are asked for at once', async () => {
    const devices = new SyntheticDevices();
    const { element } = await show(devices);
    await Promise.all([element.camera.open(), element.camera.open(), element.camera.open()]);
    expect(devices.liveTracks).to.equal(1);
    element.camera.close();
    expect(devices.liveTracks).to.equal(0);
  });

  it('finds nothing amiss with a camera that films', async () => {
    const devices = new OwnDevices();
    const { element } = await show(devices);
    const { stream } = element.camera;
    for (let look = 0; look < 4; look += 1) {
      await devices.clock.advance(lookEveryMs);
      await element.picture();
    }
    expect(element.camera.stream).to.equal(stream);
  });

  it('starts the element anew when its picture stands still', async () => {
    const devices = new SyntheticDevices({ widthPx: 320, heightPx: 240 });
    const { element } = await show(devices);
    const { video } = element.view;
    await element.picture();
    video.requestVideoFrameCallback = () => 1;
    await devices.clock.advance(lookEveryMs);
    await devices.clock.advance(lookEveryMs);
    let isAnew = false;
    video.addEventListener('loadeddata', () => {
      isAnew = true;
    });
    await devices.clock.advance(lookEveryMs);
    Reflect.deleteProperty(video, 'requestVideoFrameCallback');
    await eventually(() => isAnew, 'the element anew');
    await element.picture();
    expect(video.srcObject).to.equal(element.camera.stream);
    expect(devices.streams).to.have.length(1);
  });

  it('opens a camera anew that stays muted, and says meanwhile that it waits', async () => {
    const devices = new SyntheticDevices({ widthPx: 320, heightPx: 240 });
    const { element, audit } = await show(devices);
    const [first] = devices.streams;
    Object.defineProperty(first?.getTracks()[0], 'muted', { value: true, configurable: true });
    element.requestUpdate();
    await element.updateComplete;
    expect(find(element, '[role=status]').textContent).to.equal(en.loading);
    await audit();
    for (let look = 0; look < silentLooks.camera; look += 1) await devices.clock.advance(lookEveryMs);
    await eventually(() => devices.streams.length === 2 && element.camera.stream !== null, 'another stream');
    expect(devices.liveTracks).to.equal(1);
    await element.updateComplete;
    expect(findAll(element, '[role=status]')).to.have.length(0);
  });

  it('looks again when the page comes back from the browser’s memory with a camera that is off', async () => {
    const { element } = await show(new BrowserDevices());
    const { stream } = element.camera;
    for (const track of stream?.getTracks() ?? []) track.stop();
    globalThis.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await eventually(() => {
      const now = element.camera.stream;
      return now !== null && now !== stream && now.active;
    }, 'the camera again');
    expect(element.failures).to.eql([]);
  });
});
