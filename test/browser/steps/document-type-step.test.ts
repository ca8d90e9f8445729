import { expect } from '@open-wc/testing';
import { IdvDocumentTypeStep } from '../../../src/steps/document-type-step.ts';
import { expectScreen } from '../harness/screen-contract.ts';
import { clearStage } from '../harness/stage.ts';
import { showStep, type StepOptions } from '../harness/step-stage.ts';
import { tabStops } from '../harness/tab-order.ts';

const show = (options: StepOptions = {}) => showStep(IdvDocumentTypeStep, 'document-type', options);

describe('<idv-document-type-step>', () => {
  afterEach(clearStage);

  it('passes the accessibility audit', async () => {
    const staged = await show();
    await staged.audit();
    expectScreen(staged.element);
  });

  it('offers what the session accepts, and waits for a choice', async () => {
    const staged = await show();
    expect(staged.findAll<HTMLInputElement>('input').map(({ value }) => value)).to.eql([
      'passport',
      'drivers_license',
    ]);
    expect(staged.primary.disabled).to.equal(true);
    staged.find('input[value=drivers_license]').click();
    await staged.element.updateComplete;
    staged.primary.click();
    expect(staged.results).to.eql([{ type: 'document-type-chosen', documentType: 'drivers_license' }]);
  });

  it('has chosen already where there is no choice, or one was made before', async () => {
    const one = await show({ session: { documents: [{ type: 'passport', has_back: false }] } });
    expect(one.find<HTMLInputElement>('input').checked).to.equal(true);
    expect(one.primary.disabled).to.equal(false);
    clearStage();
    const before = await show({ session: { document_type: 'drivers_license' } });
    expect(before.find<HTMLInputElement>('input:checked').value).to.equal('drivers_license');
  });

  it('is one group of radio buttons with the question as its name', async () => {
    const staged = await show();
    expect(staged.find('[role=radiogroup]').getAttribute('aria-labelledby')).to.equal('title');
    expect(new Set(staged.findAll<HTMLInputElement>('input').map(({ name }) => name)).size).to.equal(1);
    staged.find('input[value=passport]').click();
    await staged.element.updateComplete;
    const [choice, action, phone] = tabStops(staged.element);
    expect(choice?.matches('input')).to.equal(true);
    expect(action).to.equal(staged.primary);
    expect(phone?.textContent).to.include('phone');
  });

  it('offers the phone only where the session can move', async () => {
    const staged = await show();
    staged.find('button.quiet').click();
    expect(staged.results).to.eql([{ type: 'handoff-asked' }]);
    await staged.change({ canHandOff: false });
    expect(staged.findAll('button.quiet')).to.have.length(0);
  });
});
