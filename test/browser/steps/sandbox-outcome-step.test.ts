import { expect } from '@open-wc/testing';
import { sandboxOutcomes } from '../../../src/model/session.ts';
import { IdvSandboxOutcomeStep } from '../../../src/steps/sandbox-outcome-step.ts';
import { expectScreen } from '../harness/screen-contract.ts';
import { clearStage } from '../harness/stage.ts';
import { showStep } from '../harness/step-stage.ts';

describe('<idv-sandbox-outcome-step>', () => {
  afterEach(clearStage);

  it('passes the accessibility audit', async () => {
    const staged = await showStep(IdvSandboxOutcomeStep, 'sandbox-outcome');
    await staged.audit();
    expectScreen(staged.element);
  });

  for (const outcome of sandboxOutcomes) {
    it(`tells the backend ${outcome}`, async () => {
      const staged = await showStep(IdvSandboxOutcomeStep, 'sandbox-outcome');
      expect(staged.find<HTMLInputElement>('input:checked').value).to.equal('approve');
      staged.find(`input[value=${outcome}]`).click();
      await staged.element.updateComplete;
      staged.primary.click();
      expect(staged.results).to.eql([{ type: 'outcome-chosen', outcome }]);
    });
  }
});
