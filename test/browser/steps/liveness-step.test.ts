import { expect } from '@open-wc/testing';
import { frameFromFile } from '../../../src/capture/frame.ts';
import { CaptureError } from '../../../src/model/errors.ts';
import { IdvLivenessStep } from '../../../src/steps/liveness-step.ts';
import type { FakeClock } from '../../fakes/fake-clock.ts';
import { eventually } from '../harness/eventually.ts';
import { giveFile } from '../harness/give-file.ts';
import { photoFile } from '../harness/pictures.ts';
import { runBurst } from '../harness/run-burst.ts';
import { expectFileInput, expectScreen } from '../harness/screen-contract.ts';
import { receivedWire } from '../harness/scripted-session.ts';
import { clearStage } from '../harness/stage.ts';
import { showStep, type StagedScreen, type StepOptions } from '../harness/step-stage.ts';
import { SyntheticDevices, noCamera } from '../harness/synthetic-camera.ts';

const show = (options: StepOptions = {}) => showStep(IdvLivenessStep, 'liveness', options);

const small = () => new SyntheticDevices({ widthPx: 640, heightPx: 480 });

const isLive = (staged: StagedScreen<IdvLivenessStep>) =>
  eventually(() => !staged.primary.disabled && staged.findAll('video').length === 1, 'a live camera');

const clockOf = (staged: StagedScreen<IdvLivenessStep>) => staged.element.view.clock as FakeClock;

const endOfBurst = (staged: StagedScreen<IdvLivenessStep>): Promise<void> =>
  runBurst(clockOf(staged), () => staged.results.length > 0);

const RealWorker = globalThis.Worker;

/** Stands in for every worker, as a page's policy refuses them: there is no eye, and everything goes by time. */
const refusedWorker = function () {
  throw new TypeError("This document requires 'TrustedScriptURL' assignment.");
};

describe('<idv-liveness-step>', () => {
  beforeEach(() => {
    Object.assign(globalThis, { Worker: refusedWorker });
  });

  afterEach(() => {
    clearStage();
    Object.assign(globalThis, { Worker: RealWorker });
  });

  it('passes the accessibility audit before the prompts', async () => {
    const staged = await show({ devices: small() });
    await isLive(staged);
    await staged.audit();
    expectScreen(staged.element);
    expectFileInput(staged.element);
  });

  it('passes the accessibility audit during the prompts', async () => {
    const staged = await show({ devices: small() });
    await isLive(staged);
    staged.primary.click();
    await eventually(() => staged.findAll('.prompt').length === 1, 'a prompt');
    await staged.audit();
    expectScreen(staged.element);
    expectFileInput(staged.element);
  });

  it('passes the accessibility audit after the prompts', async () => {
    const staged = await show({ session: { captures: [receivedWire('liveness')] }, devices: small() });
    await staged.audit();
    expectScreen(staged.element);
    expectFileInput(staged.element);
  });

  it('passes the accessibility audit without a camera', async () => {
    const staged = await show({ devices: noCamera() });
    await eventually(() => staged.text.includes('Prompt 1 of 3'), 'the first prompt');
    await staged.audit();
    expectScreen(staged.element);
    expectFileInput(staged.element);
  });

  it('shows the prompts of the challenge in order and takes three frames for each', async () => {
    const devices = small();
    const staged = await show({ devices });
    await isLive(staged);
    staged.primary.click();
    await endOfBurst(staged);
    expect(devices.liveTracks).to.equal(0);
    const [result] = staged.results;
    if (result?.type !== 'captured' || result.capture.step !== 'liveness') throw new Error('no capture');
    const { nonce, frames, source } = result.capture;
    expect([nonce, source]).to.eql(['nonce-1', 'camera']);
    const order = ['turn_left', 'smile', 'blink'].flatMap((action) => [action, action, action]);
    expect(frames.map(({ action }) => action)).to.eql(order);
    for (const [index, frame] of frames.entries()) {
      expect(frame.file.mimeType).to.equal('image/jpeg');
      expect(frame.takenAtMs).to.be.greaterThan(frames[index - 1]?.takenAtMs ?? 0);
    }
  });

  it('says every prompt aloud', async () => {
    const staged = await show({ devices: small() });
    await isLive(staged);
    staged.primary.click();
    const said = await eventually(() => staged.findAll('[role=status]')[0], 'what is said');
    expect(said.getAttribute('aria-live')).to.equal('assertive');
    await eventually(() => said.textContent.includes('Turn your head to your left'), 'the first prompt');
  });

  it('gives twice the time to whoever asks for it', async () => {
    const staged = await show({ devices: small() });
    await isLive(staged);
    staged.primary.click();
    await eventually(() => clockOf(staged).delaysMs.length === 1, 'the first wait');
    const [usualMs = 0] = clockOf(staged).delaysMs;
    staged.secondary.click();
    await isLive(staged);
    staged.find('input[type=checkbox]').click();
    await staged.element.updateComplete;
    staged.primary.click();
    await eventually(() => clockOf(staged).delaysMs.length === 2, 'the second wait');
    expect(clockOf(staged).delaysMs[1]).to.equal(2 * usualMs);
  });

  it('can be stopped, and leaves no timer', async () => {
    const staged = await show({ devices: small() });
    await isLive(staged);
    staged.primary.click();
    await eventually(() => clockOf(staged).liveTimers === 1, 'a running burst');
    staged.secondary.click();
    await staged.element.updateComplete;
    expect(clockOf(staged).liveTimers).to.equal(0);
    expect(staged.results).to.eql([]);
    await isLive(staged);
  });

  it('has the other ways within reach before and during the prompts', async () => {
    const staged = await show({ devices: small() });
    await isLive(staged);
    const labels = () => staged.findAll('.actions button').map(({ textContent }) => textContent.trim());
    expect(labels()).to.include.members(['Upload a photo instead', 'Continue on my phone']);
    staged.primary.click();
    await eventually(() => staged.findAll('.prompt').length === 1, 'a prompt');
    expect(labels()).to.include.members(['Cancel', 'Upload a photo instead', 'Continue on my phone']);
    expect(staged.text).to.include('Once more');
    expect(staged.text).to.include('Give me more time');
    staged
      .findAll('.actions button')
      .find(({ textContent }) => textContent.includes('Continue on my phone'))
      ?.click();
    expect(staged.results).to.eql([{ type: 'handoff-asked' }]);
  });

  it('goes on with files in the middle of the prompts, with prompts of their own', async () => {
    const devices = small();
    const staged = await show({ devices });
    await isLive(staged);
    staged.primary.click();
    await eventually(() => staged.findAll('.prompt').length === 1, 'a prompt');
    staged
      .findAll('.actions button')
      .find(({ textContent }) => textContent.includes('Upload a photo'))
      ?.click();
    await eventually(() => staged.text.includes('Prompt 1 of 3'), 'the first prompt for a photo');
    expect([clockOf(staged).liveTimers, devices.liveTracks]).to.eql([0, 0]);
    expect(staged.failures).to.eql([]);
  });

  it('stops everything when it leaves the page', async () => {
    const devices = small();
    const staged = await show({ devices });
    await isLive(staged);
    staged.primary.click();
    await eventually(() => clockOf(staged).liveTimers === 1, 'a running burst');
    staged.element.remove();
    expect([clockOf(staged).liveTimers, devices.liveTracks]).to.eql([0, 0]);
  });

  it('takes one photo a prompt from people without a camera', async () => {
    const staged = await show({ devices: noCamera() });
    const file = await photoFile(640, 480);
    for (const count of [1, 2, 3]) {
      await eventually(() => staged.text.includes(`Prompt ${String(count)} of 3`), `prompt ${String(count)}`);
      giveFile(staged.find<HTMLInputElement>('input[type=file]'), file);
    }
    await eventually(() => staged.results.length > 0, 'all photos');
    expect(staged.failures).to.eql(['camera.not_found']);
    const [result] = staged.results;
    if (result?.type !== 'captured' || result.capture.step !== 'liveness') throw new Error('no capture');
    expect(result.capture.frames.map(({ action }) => action)).to.eql(['turn_left', 'smile', 'blink']);
    expect(result.capture.source).to.equal('file');
  });

  it('does nothing with a photo that is ready only after it has left the page', async () => {
    const challenge = () => Promise.resolve({ nonce: 'nonce-1', actions: ['nod'] as const });
    const staged = await show({ devices: noCamera(), view: { challenge } });
    await eventually(() => staged.text.includes('Prompt 1 of 1'), 'the prompt');
    const photo = await photoFile(640, 480);
    giveFile(staged.find<HTMLInputElement>('input[type=file]'), photo);
    staged.element.remove();
    // Pictures are made one after the other: that one is ready before these are.
    for (let made = 0; made < 2; made += 1) await frameFromFile(photo, { allowPdf: false, minEdgePx: 1 });
    expect([staged.results, staged.failures.filter((code) => code !== 'camera.not_found')]).to.eql([[], []]);
  });

  it('keeps a place for who goes on by keyboard when the prompts are stopped, or go on with files', async () => {
    const staged = await show({ devices: small() });
    const press = (button: HTMLElement): void => {
      button.focus();
      button.click();
    };
    const focused = () => staged.element.shadowRoot?.activeElement?.id;
    await isLive(staged);
    staged.primary.click();
    await eventually(() => staged.findAll('.prompt').length === 1, 'a prompt');
    press(staged.secondary);
    await isLive(staged);
    expect(focused()).to.equal('title');
    press(staged.secondary);
    await eventually(() => staged.text.includes('Prompt 1 of 3'), 'the prompt for a photo');
    expect(focused()).to.equal('title');
    press(staged.secondary);
    await isLive(staged);
    expect(focused()).to.equal('title');
  });

  it('refuses a photo that is too small and waits for another one', async () => {
    const staged = await show({ devices: noCamera() });
    await eventually(() => staged.text.includes('Prompt 1 of 3'), 'the first prompt');
    giveFile(staged.find<HTMLInputElement>('input[type=file]'), await photoFile(200, 200));
    await eventually(() => staged.failures.includes('capture.too_small'), 'a refusal');
    expect(staged.text).to.include('Prompt 1 of 3');
  });

  it('says when the backend gives no prompts, and tries again on demand', async () => {
    let isUp = false;
    const challenge = () =>
      isUp
        ? Promise.resolve({ nonce: 'nonce-2', actions: ['nod'] as const })
        : Promise.reject(new CaptureError('server.unavailable'));
    const staged = await show({ devices: small(), view: { challenge } });
    await isLive(staged);
    staged.primary.click();
    await eventually(() => staged.failures.includes('server.unavailable'), 'a refusal');
    await staged.element.updateComplete;
    expect(staged.find('[role=alert]').textContent).to.include('not available just now');
    isUp = true;
    await isLive(staged);
    staged.primary.click();
    await endOfBurst(staged);
  });

  it('does not ask again for what the backend has', async () => {
    const staged = await show({ session: { captures: [receivedWire('liveness')] }, devices: small() });
    expect(staged.text).to.include('We already have this');
    expectFileInput(staged.element);
    staged.primary.click();
    expect(staged.results).to.eql([{ type: 'kept' }]);
  });
});
