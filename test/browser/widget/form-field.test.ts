/** The element as a field of a form. */
import { expect } from '@open-wc/testing';
import { eventually } from '../harness/eventually.ts';
import { FakeBackend } from '../harness/fake-backend.ts';
import { Harness, unmountAll } from '../harness/harness.ts';
import { mainPart } from '../harness/main-part.ts';

const inForm = async () => {
  const form = document.createElement('form');
  mainPart().append(form);
  const backend = new FakeBackend('review', {
    steps: ['consent', 'document-type', 'review'],
    is_sandbox: false,
  });
  const harness = await Harness.at('review', {
    backend,
    parent: form,
    properties: { name: 'identity', required: true },
  });
  return { form, harness };
};

describe('<idv-capture> in a form', () => {
  afterEach(unmountAll);

  it('blocks the form until the capture is completed, and then gives it the id of the session', async () => {
    const { form, harness } = await inForm();
    expect([...form.elements]).to.include(harness.element);
    expect(form.checkValidity()).to.equal(false);
    expect(harness.element.matches(':invalid')).to.equal(true);
    expect([...new FormData(form).keys()]).to.eql([]);
    await harness.press('primary');
    await harness.state('completed');
    expect(form.checkValidity()).to.equal(true);
    expect([...new FormData(form)]).to.eql([['identity', 'ses_1']]);
  });

  it('is where the browser leads the person who sends the form too early', async () => {
    const { form, harness } = await inForm();
    expect(document.activeElement).not.to.equal(harness.element);
    expect(form.reportValidity()).to.equal(false);
    await eventually(() => document.activeElement === harness.element, 'the browser leads to the element');
  });

  it('blocks nothing where it is not required', async () => {
    const { form, harness } = await inForm();
    harness.element.required = false;
    await harness.settled();
    expect(form.checkValidity()).to.equal(true);
  });
});
