/** Files on a device that has little memory, and a page that goes while one is waited for. */
import { expect } from '@open-wc/testing';
import { BrowserDevices } from '../../../src/browser/media-devices.ts';
import { en } from '../../../src/i18n/locales/en.ts';
import { maxCaptureBytes, maxEdgePx } from '../../../src/model/capture.ts';
import { parseJpeg } from '../../fixtures/jpeg-parser.ts';
import { withExif } from '../../fixtures/exif-segment.ts';
import { eventually } from '../harness/eventually.ts';
import { unmountAll, type Harness } from '../harness/harness.ts';
import { colourAt, drawn, pdfFile } from '../harness/pictures.ts';
import { replace, restoreAll } from '../harness/replace.ts';
import { SyntheticDevices } from '../harness/synthetic-camera.ts';
import { frameFromFile } from '../../../src/capture/frame.ts';
import { atBack, codesOf, goesOnWithFile, isLive, isQuiet, isTold, keptBy } from './back-of-a-card.ts';

afterEach(async () => {
  restoreAll();
  sessionStorage.clear();
  await unmountAll();
});

const noCameraWanted = (): SyntheticDevices => {
  const devices = new SyntheticDevices();
  devices.isGone = true;
  return devices;
};

/** A photo with as many bytes as one of a phone's whole sensor: what follows its end is nobody's business. */
const largePhoto = async (widthPx = 3200, heightPx = 2400): Promise<File> =>
  new File([await drawn(widthPx, heightPx), new Uint8Array(4_000_000)], 'IMG_0001.jpg', {
    type: 'image/jpeg',
  });

type Decode = (source: ImageBitmapSource, options?: ImageBitmapOptions) => Promise<ImageBitmap>;

/** A device that has memory for pictures of that width only; `0` for none. Counts what it was asked for. */
const withMemoryFor = (mostPx: number): (number | undefined)[] => {
  const decode = createImageBitmap.bind(globalThis) as Decode;
  const asked: (number | undefined)[] = [];
  const stingy: Decode = (source, options) => {
    if (!(source instanceof Blob) || source.size < 4_000_000) return decode(source, options);
    asked.push(options?.resizeWidth);
    return (options?.resizeWidth ?? Infinity) <= mostPx
      ? decode(source, options)
      : Promise.reject(new DOMException('The source image could not be allocated.', 'InvalidStateError'));
  };
  replace(globalThis, 'createImageBitmap', { value: stingy });
  return asked;
};

describe('a picture that there is too little memory for', () => {
  it('is decoded smaller, and nobody is told [fault 30]', async () => {
    const harness = await atBack({ devices: noCameraWanted() });
    await eventually(() => codesOf(harness).length === 1, 'files');
    const asked = withMemoryFor(maxEdgePx / 2);
    await harness.choose(await largePhoto());
    await eventually(() => harness.text.includes(en.previewTitle), 'a photo to be judged');
    expect(asked).to.eql([undefined, maxEdgePx / 2]);
    const { picture } = harness.find<HTMLElement & { picture: Blob }>('idv-picture');
    const report = parseJpeg(new Uint8Array(await picture.arrayBuffer()));
    expect([report.widthPx, report.heightPx]).to.eql([1280, 960]);
    await isQuiet(harness);
    expect(codesOf(harness)).to.eql(['camera.not_found']);
  });

  it('and lies on its side is upright all the same [fault 30]', async () => {
    withMemoryFor(maxEdgePx / 2);
    const lying = new Uint8Array(await (await drawn(3200, 2400)).arrayBuffer());
    const photo = new Blob([
      withExif(lying, { orientation: 6, latitudeDeg: 52.52, longitudeDeg: 13.405 }),
      new Uint8Array(4_000_000),
    ]);
    const made = await frameFromFile(photo, { allowPdf: false, minEdgePx: 480 });
    expect((made.widthPx ?? 0) / (made.heightPx ?? 0)).to.be.closeTo(3 / 4, 0.01);
    // What was at the bottom left is at the top left now.
    const [red, green, blue] = await colourAt(made.body, 0.25, 0.25);
    expect([red > 180, green > 180, blue > 180]).to.eql([true, true, true]);
  });

  it('at any size is refused with what is possible, and the next one is taken [fault 30]', async () => {
    const devices = new SyntheticDevices();
    const harness = await atBack({ devices });
    await isLive(harness);
    const asked = withMemoryFor(0);
    await harness.choose(await largePhoto());
    await isTold(harness, 'capture.too_large');
    expect(asked).to.have.length(2);
    await goesOnWithFile(harness);
    expect(harness.text).not.to.include(en.errors['capture.too_large']);
  });

  it('is drawn smaller where there is none for a canvas [fault 30]', async () => {
    const harness = await atBack({ devices: noCameraWanted() });
    await eventually(() => codesOf(harness).length === 1, 'files');
    const own = Object.getOwnPropertyDescriptor(OffscreenCanvas.prototype, 'getContext');
    const getContext = own?.value as (this: OffscreenCanvas, kind: string) => unknown;
    replace(OffscreenCanvas.prototype, 'getContext', {
      value: function (this: OffscreenCanvas, kind: string) {
        return this.width > 2000 ? null : getContext.call(this, kind);
      },
    });
    await harness.choose(await largePhoto());
    await eventually(() => harness.text.includes(en.previewTitle), 'a photo to be judged');
    const { picture } = harness.find<HTMLElement & { picture: Blob }>('idv-picture');
    const report = parseJpeg(new Uint8Array(await picture.arrayBuffer()));
    expect([report.widthPx, report.heightPx, picture.size <= maxCaptureBytes]).to.eql([1280, 960, true]);
    expect(codesOf(harness)).to.eql(['camera.not_found']);
  });
});

/** The devices of this browser as far as they remember, with a camera that a test can have. */
class RememberingDevices extends SyntheticDevices {
  override choosing(step: string | null): void {
    BrowserDevices.shared.choosing(step);
  }

  override interruptedAt(): string | null {
    return BrowserDevices.shared.interruptedAt();
  }
}

/** Opens the dialog for files as a person does, as far as a page notices. */
const opensDialog = (harness: Harness): HTMLInputElement => {
  const input = harness.find<HTMLInputElement>('input[type=file]');
  // A press that nobody has made opens nothing; the page hears of it all the same.
  input.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }));
  return input;
};

describe('a page that waits for a file', () => {
  const remembered = () => Object.fromEntries(Object.entries(sessionStorage));

  it('notes the step in this tab, and forgets it with the file [fault 22]', async () => {
    const harness = await atBack({ devices: new RememberingDevices() });
    await isLive(harness);
    expect(remembered()).to.eql({});
    opensDialog(harness);
    expect(remembered()).to.eql({ 'idv-capture.choosing': 'document-back' });
    await harness.choose(pdfFile());
    expect(remembered()).to.eql({});
    expect(codesOf(harness)).to.eql([]);
  });

  it('forgets it when the dialog is left without a file [fault 22]', async () => {
    const harness = await atBack({ devices: new RememberingDevices() });
    await isLive(harness);
    opensDialog(harness).dispatchEvent(new Event('cancel', { bubbles: true }));
    expect(remembered()).to.eql({});
  });

  it('forgets it when the step is left another way [fault 22]', async () => {
    const harness = await atBack({ devices: new RememberingDevices() });
    await isLive(harness);
    opensDialog(harness);
    await harness.unmount();
    expect(remembered()).to.eql({});
  });

  it('and goes meanwhile is back at that step, and says that no photo came [fault 22]', async () => {
    sessionStorage.setItem('idv-capture.choosing', 'document-back');
    const harness = await atBack({ devices: new RememberingDevices() });
    await isTold(harness, 'capture.interrupted');
    expect(remembered()).to.eql({});
    await isLive(harness);
    await goesOnWithFile(harness);
    expect(keptBy(harness)).to.eql(['document-front', 'document-back']);
    expect(codesOf(harness)).to.eql(['capture.interrupted']);
  });

  it('says it where there is no camera either, and where storage is refused says nothing [fault 22]', async () => {
    sessionStorage.setItem('idv-capture.choosing', 'document-back');
    const devices = new RememberingDevices();
    devices.isGone = true;
    const harness = await atBack({ devices });
    await eventually(() => codesOf(harness).length === 2, 'both');
    expect([...codesOf(harness)].sort()).to.eql(['camera.not_found', 'capture.interrupted']);
    await eventually(() => harness.text.includes('Your photo did not arrive'), 'the sentence');
    await harness.unmount();

    replace(globalThis, 'sessionStorage', {
      get: () => {
        throw new DOMException('refused', 'SecurityError');
      },
    });
    const refused = await atBack({ devices: new RememberingDevices() });
    await isLive(refused);
    opensDialog(refused);
    await goesOnWithFile(refused);
    restoreAll();
    expect(codesOf(refused)).to.eql([]);
  });

  it('says it at that step alone [fault 22]', async () => {
    sessionStorage.setItem('idv-capture.choosing', 'selfie');
    const harness = await atBack({ devices: new RememberingDevices() });
    await isLive(harness);
    expect(codesOf(harness)).to.eql([]);
  });
});
