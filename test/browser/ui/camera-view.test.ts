import { expect } from '@open-wc/testing';
import { IdvCameraView } from '../../../src/ui/camera-view.ts';
import { eventually } from '../harness/eventually.ts';
import { find, findAll } from '../harness/shadow-search.ts';
import { clearStage, stage } from '../harness/stage.ts';
import { syntheticStream } from '../harness/synthetic-camera.ts';

const streams: MediaStream[] = [];

const filmed = (): MediaStream => {
  const stream = syntheticStream({ widthPx: 320, heightPx: 240 });
  streams.push(stream);
  return stream;
};

describe('<idv-camera-view>', () => {
  afterEach(() => {
    clearStage();
    for (const stream of streams.splice(0)) for (const track of stream.getTracks()) track.stop();
  });

  it('passes the accessibility audit with every guide', async () => {
    for (const shape of ['card', 'page', 'face'] as const) {
      const { audit } = await stage(IdvCameraView, { stream: filmed(), shape, label: 'The camera' });
      await audit();
      clearStage();
    }
  });

  it('plays without sound and within the page, and says when the first picture is there', async () => {
    const { element } = await stage(IdvCameraView, { label: 'The camera' });
    let count = 0;
    element.addEventListener('camera-ready', () => {
      count += 1;
    });
    element.stream = filmed();
    await eventually(() => count > 0, 'the first picture');
    const { video } = element;
    expect([video.muted, video.autoplay, video.hasAttribute('playsinline')]).to.eql([true, true, true]);
    expect([video.videoWidth, video.videoHeight]).to.eql([320, 240]);
    expect(video.getAttribute('aria-label')).to.equal('The camera');
  });

  it('draws a guide only over a picture, hidden from screen readers', async () => {
    const { element } = await stage(IdvCameraView, { label: 'The camera' });
    expect(findAll(element, 'svg')).to.have.length(0);
    element.stream = filmed();
    await element.updateComplete;
    expect(find(element, 'svg').getAttribute('aria-hidden')).to.equal('true');
  });

  it('mirrors flat, because some browsers lose a video that is turned in space', async () => {
    const { element } = await stage(IdvCameraView, { stream: filmed(), mirrored: true, label: 'The camera' });
    expect(getComputedStyle(element.video).transform).to.match(/^matrix\(-1,/);
  });

  it('offers what is to be pressed where the browser does not play before a press, and only there', async () => {
    const start = document.createElement('button');
    start.slot = 'start';
    start.textContent = 'Start';
    const { element, audit } = await stage(IdvCameraView, { label: 'The camera' });
    element.append(start);
    const { video } = element;
    const play = video.play.bind(video);
    video.play = () => Promise.reject(new DOMException('not before a press', 'NotAllowedError'));
    element.stream = filmed();
    await eventually(() => start.assignedSlot !== null, 'the button');
    await audit();
    video.play = play;
    start.click();
    await eventually(() => start.assignedSlot === null, 'the button gone');
    await eventually(() => !video.paused, 'a running picture');
  });

  it('goes on when the browser has paused it', async () => {
    const { element } = await stage(IdvCameraView, { stream: filmed(), label: 'The camera' });
    await eventually(() => element.video.currentTime > 0, 'a running picture');
    element.video.pause();
    await eventually(() => !element.video.paused, 'a running picture again');
  });

  it('lets go of the stream when it leaves the page, and takes it up again', async () => {
    const { element } = await stage(IdvCameraView, { stream: filmed(), label: 'The camera' });
    const parent = element.parentElement;
    element.remove();
    expect(element.video.srcObject).to.equal(null);
    parent?.append(element);
    expect(element.video.srcObject).to.equal(element.stream);
  });
});
