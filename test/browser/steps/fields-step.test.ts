import { expect } from '@open-wc/testing';
import { fieldNames } from '../../../src/model/field.ts';
import { fieldRules } from '../../../src/steps/field-rules.ts';
import { IdvFieldsStep } from '../../../src/steps/fields-step.ts';
import { expectScreen } from '../harness/screen-contract.ts';
import { deepFocus } from '../harness/shadow-search.ts';
import { clearStage } from '../harness/stage.ts';
import { showStep, type StagedScreen, type StepOptions } from '../harness/step-stage.ts';
import { isNativeControl, tabStops } from '../harness/tab-order.ts';

const show = (options: StepOptions = {}) => showStep(IdvFieldsStep, 'fields', options);

const allFields = fieldNames.map((name) => ({ name, required: true, value: '' }));

const enter = (staged: StagedScreen<IdvFieldsStep>, name: string, value: string): void => {
  const input = staged.find<HTMLInputElement | HTMLSelectElement>(`#${name}`);
  input.value = value;
  input.dispatchEvent(new Event(input.localName === 'select' ? 'change' : 'input', { bubbles: true }));
};

const submit = async (staged: StagedScreen<IdvFieldsStep>): Promise<void> => {
  staged.primary.click();
  await staged.element.updateComplete;
  await staged.element.updateComplete;
};

describe('<idv-fields-step>', () => {
  afterEach(clearStage);

  it('passes the accessibility audit, empty and with every field at fault', async () => {
    const staged = await show({ session: { fields: allFields } });
    await staged.audit();
    expectScreen(staged.element);
    await submit(staged);
    expect(staged.findAll('[aria-invalid=true]')).to.have.length(allFields.length);
    await staged.audit();
    expectScreen(staged.element);
  });

  it('gives every field a label, its autocomplete token and its keyboard', async () => {
    const staged = await show({ session: { fields: allFields } });
    for (const name of fieldNames) {
      const input = staged.find<HTMLInputElement>(`#${name}`);
      expect(input.labels?.[0]?.textContent, name).to.include(staged.element.view.text.fieldNames[name]);
      expect(input.getAttribute('autocomplete'), name).to.equal(fieldRules[name].autocomplete);
      if (input.localName === 'input') expect(input.type, name).to.equal(fieldRules[name].type);
    }
    expect(staged.find('#phone').inputMode).to.equal('tel');
  });

  it('shows what is known already', async () => {
    const staged = await show();
    expect(staged.find<HTMLInputElement>('#first_name').value).to.equal('Ada');
  });

  it('says beside each field what is wrong with it, and takes the focus to the first', async () => {
    const staged = await show();
    enter(staged, 'email', 'ada@');
    await submit(staged);
    expect(staged.results).to.eql([]);
    const email = staged.find('#email');
    expect(email.getAttribute('aria-invalid')).to.equal('true');
    expect(staged.find('#email-fault').textContent).to.include('name@example.com');
    expect(email.getAttribute('aria-describedby')).to.include('email-fault');
    expect(staged.find('#address_street-fault').textContent).to.include('is needed');
    expect(staged.find('#phone').getAttribute('aria-invalid')).to.equal('false');
    expect(deepFocus()).to.equal(email);
  });

  it('takes a fault back as soon as the field is changed', async () => {
    const staged = await show();
    await submit(staged);
    enter(staged, 'email', 'ada@example.com');
    await staged.element.updateComplete;
    expect(staged.find('#email').getAttribute('aria-invalid')).to.equal('false');
    expect(staged.find('#email-fault').textContent.trim()).to.equal('');
  });

  it('sends what was entered, without what was left empty', async () => {
    const staged = await show();
    enter(staged, 'email', ' ada@example.com ');
    enter(staged, 'date_of_birth', '1990-12-10');
    enter(staged, 'address_street', 'Main Street 1');
    enter(staged, 'address_country', 'DE');
    await submit(staged);
    const values = {
      first_name: 'Ada',
      email: 'ada@example.com',
      date_of_birth: '1990-12-10',
      address_street: 'Main Street 1',
      address_country: 'DE',
    };
    expect(staged.results).to.eql([{ type: 'fields-entered', values }]);
  });

  it('marks the fields that the backend refused', async () => {
    const staged = await show({ view: { problem: { code: 'fields.rejected', fields: ['first_name'] } } });
    expect(staged.find('#first_name').getAttribute('aria-invalid')).to.equal('true');
    expect(staged.find('#first_name-fault').textContent).to.include('was not accepted');
    expect(staged.find('[role=alert]').textContent).to.include('check the marked fields');
  });

  it('names the countries in the person’s language', async () => {
    const staged = await show({ view: { language: 'de' } });
    const names = [...staged.find<HTMLSelectElement>('#address_country').options].map(({ text }) => text);
    expect(names).to.include('Österreich');
    expect(names.indexOf('Ägypten')).to.be.lessThan(names.indexOf('Belgien'));
  });

  it('goes field by field with the keyboard, and Enter sends the form', async () => {
    const staged = await show();
    const stops = tabStops(staged.element);
    expect(stops.map(({ id }) => id).slice(0, -1)).to.eql(
      staged.element.view.session.fields.map(({ name }) => name),
    );
    expect(stops.at(-1)).to.equal(staged.primary);
    expect(stops.every(isNativeControl)).to.equal(true);
    expect([staged.primary.type, staged.primary.form?.localName]).to.eql(['submit', 'form']);
  });
});
