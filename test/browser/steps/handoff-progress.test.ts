/** The other device at work, as the device that waits shows it: where it stands, and how to take the session back. */
import { expect } from '@open-wc/testing';
import { en } from '../../../src/i18n/locales/en.ts';
import { IdvHandoffScreen } from '../../../src/steps/handoff-screen.ts';
import type { HandoffView } from '../../../src/steps/handoff-view.ts';
import { handoffViewOf, phoneAtWork } from '../../fakes/handoff-view-of.ts';
import { newsOf } from '../harness/news-of.ts';
import { clearStage } from '../harness/stage.ts';
import { StagedScreen } from '../harness/step-stage.ts';

const show = (different: Partial<HandoffView> = {}) =>
  StagedScreen.show(IdvHandoffScreen, handoffViewOf({ ...phoneAtWork, ...different }));

type Staged = StagedScreen<IdvHandoffScreen>;

const status = (staged: Staged) => staged.find('[role=status]').textContent.replaceAll(/\s+/g, ' ');
const disconnect = (staged: Staged) => staged.find<HTMLButtonElement>('.quiet');
const silent = { progress: 'stalled', code: 'handoff.stalled' } as const;

describe('a handoff while the other device works', () => {
  afterEach(clearStage);

  it('says which device it is and where it stands', async () => {
    const staged = await show();
    expect(status(staged)).to.include('Connected: Chrome · Android');
    expect(status(staged)).to.include('Step 3 of 4 · Selfie');
  });

  it('follows where the device tells its step and nothing else is known', async () => {
    const staged = await show({ position: null });
    expect(status(staged)).to.include('Selfie');
    expect(staged.find('[aria-current=step]').textContent).to.include('Selfie');
  });

  it('ticks off what is done, and marks where it stands', async () => {
    const staged = await show();
    const marks = () =>
      staged
        .findAll('.plan li')
        .map((item) => [item.querySelector('svg') !== null, item.getAttribute('aria-current')]);
    expect(marks()).to.eql([
      [true, null],
      [true, null],
      [false, 'step'],
      [false, null],
    ]);
    expect(staged.find('.plan').textContent).to.include('Consent: done');
    expect(staged.find('.plan').textContent).not.to.include('Selfie: done');
    await staged.change({
      position: { step: 'review', index: 4, count: 4 },
      steps: phoneAtWork.steps.map(({ step }) => ({ step, isDone: step !== 'review' })),
    });
    expect(marks().at(-2)).to.eql([true, null]);
    expect(marks().at(-1)).to.eql([false, 'step']);
  });

  it('says a step that is reached, and nothing else with it', async () => {
    const staged = await show();
    const said = await newsOf(staged, () =>
      staged.change({ position: { step: 'review', index: 4, count: 4 } }),
    );
    expect(said.join(' ')).to.include('Review');
    expect(said.join(' ')).not.to.include('Connected');
  });

  it('draws the device that it is', async () => {
    const staged = await show();
    const drawing = () => staged.find('.card path').getAttribute('d');
    const phone = drawing();
    await staged.change({ device: { ...phoneAtWork.device, label: 'Firefox · Windows', kind: 'desktop' } });
    expect(drawing()).not.to.equal(phone);
    expect(status(staged)).to.include('Firefox · Windows');
  });

  it('lets the person go on here', async () => {
    const staged = await show();
    staged.primary.click();
    expect(staged.results).to.eql([{ type: 'take-back-asked' }]);
  });

  it('says that it is being done, and takes no second press meanwhile', async () => {
    const staged = await show();
    await staged.change({ isBusy: true });
    expect(staged.primary.matches(':disabled')).to.equal(true);
    expect(staged.primary.textContent).to.include(en.loading);
    await staged.audit();
    await staged.change({ isBusy: false });
    staged.primary.click();
    expect(staged.results).to.eql([{ type: 'take-back-asked' }]);
  });

  for (const [device, different] of [
    ['at work', {}],
    ['that is silent', silent],
  ] as const)
    it(`takes no press besides that could not be followed, beside a phone ${device}`, async () => {
      const staged = await show({ ...different, isBusy: true });
      for (let press = 1; press <= 2; press += 1) {
        for (const button of staged.findAll('button')) button.click();
        await staged.element.updateComplete;
      }
      expect(staged.results).to.eql([]);
      expect(status(staged)).not.to.include('Press again');
    });

  it('sends the other device away with the second press, which it asks for aloud', async () => {
    const staged = await show();
    disconnect(staged).focus();
    disconnect(staged).click();
    await staged.element.updateComplete;
    expect(staged.results).to.eql([]);
    expect(disconnect(staged).textContent).to.include('Press again');
    expect(status(staged)).to.include('Press again');
    disconnect(staged).click();
    expect(staged.results).to.eql([{ type: 'disconnect-asked', again: false }]);
  });

  it('forgets a first press when the person leaves it, or something else has happened', async () => {
    const staged = await show();
    for (const forget of [
      () => {
        staged.primary.focus();
        return Promise.resolve();
      },
      () => staged.change(silent),
    ]) {
      disconnect(staged).focus();
      disconnect(staged).click();
      await staged.element.updateComplete;
      expect(status(staged)).to.include('Press again');
      await forget();
      await staged.element.updateComplete;
      expect(disconnect(staged).textContent).not.to.include('Press again');
    }
    expect(staged.results).to.eql([]);
  });

  it('lets only the device that asked send the other one away', async () => {
    const staged = await show({ canDisconnect: false });
    expect(staged.findAll('.quiet')).to.eql([]);
  });

  it('says kindly that the other device is silent, and what can be done', async () => {
    const staged = await show();
    await staged.change(silent);
    expect(status(staged)).to.include('Nothing is lost');
    expect(staged.find('[role=alert]').textContent.trim()).to.equal('');
    staged.primary.click();
    staged.secondary.click();
    expect(staged.results).to.eql([{ type: 'take-back-asked' }, { type: 'handoff-asked' }]);
  });

  it('keeps saying what did not work while it is connected', async () => {
    const staged = await show({ code: 'network.offline', canRetry: true });
    expect(staged.find('[role=alert]').textContent).to.include('There is no connection');
    staged.primary.click();
    expect(staged.results).to.eql([{ type: 'retry-asked' }]);
  });
});
