import { expect } from '@open-wc/testing';
import type { CaptureStepId } from '../../../src/model/step.ts';
import { IdvReviewStep } from '../../../src/steps/review-step.ts';
import { sampleCapture } from '../../fakes/sample-session.ts';
import { expectScreen } from '../harness/screen-contract.ts';
import { clearStage } from '../harness/stage.ts';
import { showStep, type StepOptions } from '../harness/step-stage.ts';
import { isNativeControl, tabStops } from '../harness/tab-order.ts';

const show = (options: StepOptions = {}) => showStep(IdvReviewStep, 'review', options);

describe('<idv-review-step>', () => {
  afterEach(clearStage);

  it('passes the accessibility audit with captures received, made here, on their way and not sent', async () => {
    const staged = await show({
      view: {
        captureOf: (step: CaptureStepId) => (step === 'document-back' ? null : sampleCapture(step)),
        sending: {
          selfie: { phase: 'sending', percent: 40, sentBytes: 40, totalBytes: 100 },
          liveness: { phase: 'failed', code: 'network.offline' },
        },
      },
    });
    await staged.audit();
    expectScreen(staged.element);
  });

  it('lists everything that will be sent, with its size', async () => {
    const staged = await show({
      session: { captures: [] },
      view: { captureOf: (step) => sampleCapture(step, 2048) },
    });
    const rows = staged.findAll('li').map((row) => row.textContent.replaceAll(/\s+/g, ' '));
    expect(rows).to.have.length(7);
    expect(rows[0]).to.include('Driver’s license');
    expect(rows[1]).to.include('1 photo');
    expect(rows[4]).to.include('3 photos');
  });

  it('counts a photo and its straightened copy as the one photo it is', async () => {
    const staged = await show({
      session: { captures: [] },
      view: {
        captureOf: (step) => {
          const capture = sampleCapture(step, 2048);
          return 'file' in capture && capture.step === 'document-front'
            ? { ...capture, rectified: { ...capture.file, body: new Blob([new Uint8Array(1024)]) } }
            : capture;
        },
      },
    });
    const front = staged.findAll('li')[1]?.textContent;
    expect(front).to.include('1 photo').and.to.include('3 kB');
    expect(front).not.to.include('photos');
  });

  it('says how far each capture is on its way', async () => {
    const staged = await show();
    expect(staged.text).to.include('Received');
    await staged.change({
      sending: { selfie: { phase: 'sending', percent: 40, sentBytes: 4, totalBytes: 10 } },
    });
    expect(staged.text).to.include('Sending, 40 %');
    await staged.change({ sending: { selfie: { phase: 'failed', code: 'upload.rejected_type' } } });
    expect(staged.text).to.include('Not sent yet');
    expect(staged.text).to.include('could not read this photo');
  });

  it('leads back to each of them, each way by its own name', async () => {
    const staged = await show();
    const ways = staged.findAll('li button');
    const names = ways.map((button) => button.getAttribute('aria-label'));
    expect(new Set(names).size).to.equal(names.length);
    for (const way of ways) way.click();
    const steps = [
      'document-type',
      'document-front',
      'document-back',
      'selfie',
      'liveness',
      'fields',
      'proof-of-address',
    ];
    expect(staged.results).to.eql(steps.map((step) => ({ type: 'edit-asked', step })));
  });

  it('is sent by the last stop of the Tab key, once', async () => {
    const staged = await show();
    const stops = tabStops(staged.element);
    expect(stops.at(-1)).to.equal(staged.primary);
    expect(stops.every(isNativeControl)).to.equal(true);
    staged.primary.click();
    await staged.change({ busy: true });
    staged.primary.click();
    expect(staged.results).to.eql([{ type: 'submit-asked' }]);
  });
});
