import { expect } from '@open-wc/testing';
import type { Capture } from '../../../src/model/capture.ts';
import type { DocumentReading } from '../../../src/model/reading.ts';
import type { CaptureStepId } from '../../../src/model/step.ts';
import { IdvFieldsStep } from '../../../src/steps/fields-step.ts';
import { IdvReviewStep } from '../../../src/steps/review-step.ts';
import { de } from '../../../src/i18n/locales/de.ts';
import { sampleReading } from '../../fakes/sample-reading.ts';
import { sampleCapture } from '../../fakes/sample-session.ts';
import { eventually } from '../harness/eventually.ts';
import { expectScreen } from '../harness/screen-contract.ts';
import { clearStage } from '../harness/stage.ts';
import { showStep, type StagedScreen, type StepOptions } from '../harness/step-stage.ts';
import { tabStops } from '../harness/tab-order.ts';

const withReading =
  (reading: Partial<DocumentReading> | null) =>
  (step: CaptureStepId): Capture | null => {
    const capture = sampleCapture(step);
    return capture.step === 'document-back'
      ? { ...capture, reading: reading && sampleReading(reading) }
      : capture;
  };

const entered = [
  { name: 'first_name', required: true, value: 'Eva' },
  { name: 'last_name', required: true, value: 'Marlow' },
] as const;
const otherName = { fields: { first_name: 'Elin Ada', last_name: 'Morrow' }, expiresOn: '2001-02-03' };

const review = (reading: Partial<DocumentReading> | null, options: StepOptions = {}) =>
  showStep(IdvReviewStep, 'review', {
    session: { fields: [...entered] },
    ...options,
    view: { captureOf: withReading(reading), ...options.view },
  });
const noted = (staged: StagedScreen<IdvReviewStep | IdvFieldsStep>, text: string) =>
  eventually(() => staged.text.includes(text), `“${text}” on the screen`);

describe('notes from the document’s reading', () => {
  afterEach(clearStage);

  it('pass the accessibility audit on the review, which can be sent all the same', async () => {
    const staged = await review(otherName);
    await noted(staged, 'look at this again');
    await staged.audit();
    expectScreen(staged.element);
    expect(staged.primary.disabled).to.equal(false);
    staged.primary.click();
    expect(staged.results).to.eql([{ type: 'submit-asked' }]);
  });

  it('say both names and the date, and lead to where each can be changed', async () => {
    const staged = await review(otherName);
    await noted(staged, 'look at this again');
    const notice = staged.find('.advice');
    expect(notice.textContent).to.include('Elin Ada Morrow').and.to.include('Eva Marlow');
    expect(notice.textContent).to.include('February 3, 2001');
    for (const way of staged.findAll('.advice button')) way.click();
    expect(staged.results).to.eql([
      { type: 'edit-asked', step: 'fields' },
      { type: 'edit-asked', step: 'document-type' },
    ]);
    expect(tabStops(staged.element)).to.include.members([...staged.findAll('.advice button')]);
    expect(tabStops(staged.element).at(-1)).to.equal(staged.primary);
  });

  it('stay on the screen whatever the backend knows of a birth', async () => {
    const reading = { ...otherName, fields: { ...otherName.fields, date_of_birth: '1990-04-12' } };
    for (const value of ['12.04.1990', '1990-13-45', 'unknown']) {
      const birth = { name: 'date_of_birth', required: true, value } as const;
      const staged = await review(reading, { session: { fields: [...entered, birth] } });
      await noted(staged, 'Elin Ada Morrow');
      expect(staged.text).not.to.include('date of birth');
      clearStage();
    }
  });

  it('follow the view: another language, and gone once it fits', async () => {
    const staged = await review(otherName);
    await noted(staged, 'look at this again');
    await staged.change({ text: de, language: 'de' });
    expect(staged.text).to.include('noch einmal an').and.to.include('3. Februar 2001');
    await staged.change({ captureOf: withReading({ fields: { last_name: 'Marlow' } }) });
    expect(staged.text).not.to.include('noch einmal an');
    expect(staged.findAll('.advice')).to.eql([]);
  });

  it('say nothing where nothing was read, or all of it fits', async () => {
    const fits = await review({ fields: { first_name: 'Eva', last_name: 'MARLOW' } });
    const nothing = await review(null);
    // One that has something to say tells that the notes are loaded.
    const other = await review(otherName);
    await noted(other, 'look at this again');
    expect(fits.findAll('.notice')).to.eql([]);
    expect(nothing.findAll('.notice')).to.eql([]);
  });

  it('say on the fields that they were filled in from the document, only then', async () => {
    const empty = { name: 'last_name', required: true, value: '' } as const;
    const known = { name: 'last_name', required: true, value: 'Marlow' } as const;
    const fields = (field: typeof empty | typeof known, reading: Partial<DocumentReading> | null) =>
      showStep(IdvFieldsStep, 'fields', {
        session: { fields: [field] },
        view: { captureOf: withReading(reading) },
      });
    const kept = await fields(known, otherName);
    const unread = await fields(empty, null);
    const filled = await fields(empty, otherName);
    await noted(filled, 'Taken from your document');
    expect(filled.find<HTMLInputElement>('#last_name').value).to.equal('Morrow');
    await filled.audit();
    expectScreen(filled.element);
    expect(kept.text).not.to.include('Taken from');
    expect(unread.text).not.to.include('Taken from');
  });
});
