import { expect } from '@open-wc/testing';
import { en } from '../../../src/i18n/locales/en.ts';
import { IdvSubmittingScreen } from '../../../src/steps/submitting-screen.ts';
import { expectScreen } from '../harness/screen-contract.ts';
import { clearStage } from '../harness/stage.ts';
import { StagedScreen } from '../harness/step-stage.ts';

const show = (sentBytes: number, totalBytes: number) =>
  StagedScreen.show(IdvSubmittingScreen, { text: en, sentBytes, totalBytes, code: null });

describe('<idv-submitting-screen>', () => {
  afterEach(clearStage);

  it('passes the accessibility audit, under way and stuck', async () => {
    const staged = await show(500, 2000);
    await staged.audit();
    expectScreen(staged.element);
    await staged.change({ code: 'network.offline' });
    await staged.audit();
    expectScreen(staged.element);
  });

  it('shows how much has left, and no number while only the answer is missing', async () => {
    const staged = await show(500_000, 2_000_000);
    const progress = staged.find<HTMLProgressElement>('progress');
    expect(progress.value).to.equal(0.25);
    expect(staged.text).to.include(en.submittingBytes(en.fileSize(500_000), en.fileSize(2_000_000)));
    await staged.change({ totalBytes: 0 });
    expect(progress.position).to.equal(-1);
  });

  it('tries again or goes back, but only when it is stuck', async () => {
    const staged = await show(0, 0);
    expect(staged.primary.disabled).to.equal(true);
    await staged.change({ code: 'network.offline' });
    staged.primary.click();
    staged.secondary.click();
    expect(staged.results).to.eql([{ type: 'retry-asked' }, { type: 'back-asked' }]);
  });
});
