import { expect } from '@open-wc/testing';
import { IdvProofOfAddressStep } from '../../../src/steps/proof-of-address-step.ts';
import { sampleCapture } from '../../fakes/sample-session.ts';
import { eventually } from '../harness/eventually.ts';
import { giveFile, paste } from '../harness/give-file.ts';
import { pdfFile, photoFile } from '../harness/pictures.ts';
import { expectFileInput, expectScreen } from '../harness/screen-contract.ts';
import { clearStage } from '../harness/stage.ts';
import { showStep, type StagedScreen, type StepOptions } from '../harness/step-stage.ts';

const show = (options: StepOptions = {}) => showStep(IdvProofOfAddressStep, 'proof-of-address', options);

const fill = async (staged: StagedScreen<IdvProofOfAddressStep>, date: string): Promise<void> => {
  const kind = staged.find<HTMLSelectElement>('#kind');
  kind.value = 'utility_bill';
  kind.dispatchEvent(new Event('change', { bubbles: true }));
  const day = staged.find<HTMLInputElement>('#date');
  day.value = date;
  day.dispatchEvent(new Event('input', { bubbles: true }));
  await staged.element.updateComplete;
};

const give = async (staged: StagedScreen<IdvProofOfAddressStep>, file: File): Promise<void> => {
  giveFile(staged.find<HTMLInputElement>('input[type=file]'), file);
  await eventually(() => staged.findAll('.preview, .pdf').length === 1, 'the file');
};

describe('<idv-proof-of-address-step>', () => {
  afterEach(clearStage);

  it('passes the accessibility audit, empty, at fault and with a file', async () => {
    const staged = await show();
    await staged.audit();
    expectScreen(staged.element);
    expectFileInput(staged.element);
    staged.primary.click();
    await staged.element.updateComplete;
    await staged.audit();
    await give(staged, await photoFile());
    await staged.audit();
    expectScreen(staged.element);
    expectFileInput(staged.element);
  });

  it('asks for everything that is missing, each beside its place', async () => {
    const staged = await show();
    staged.primary.click();
    await staged.element.updateComplete;
    expect(staged.results).to.eql([]);
    expect(staged.find('[role=alert]').textContent).to.include('Choose a photo or a PDF first');
    expect(staged.find('#kind').getAttribute('aria-invalid')).to.equal('true');
    expect(staged.find('#kind-fault').textContent).to.include('is needed');
    expect(staged.find('#date-fault').textContent).to.include('cannot be in the future');
  });

  it('hands over a PDF as it is, with kind and date', async () => {
    const staged = await show();
    const file = pdfFile();
    await give(staged, file);
    await fill(staged, '2026-01-31');
    staged.primary.click();
    const [result] = staged.results;
    if (result?.type !== 'captured' || result.capture.step !== 'proof-of-address')
      throw new Error('no capture');
    const { kind, documentDate, source } = result.capture;
    expect([kind, documentDate, source]).to.eql(['utility_bill', '2026-01-31', 'file']);
    expect(await result.capture.file.body.text()).to.equal(await file.text());
  });

  it('loads no help with a camera: it has none', async () => {
    const staged = await show();
    await give(staged, await photoFile());
    giveFile(staged.find<HTMLInputElement>('input[type=file]'), new File(['hello'], 'note.txt'));
    await eventually(() => staged.find('[role=alert]').textContent.includes('cannot be used'), 'a refusal');
    const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
    expect(loaded.filter((name) => name.includes('proof-of-address-step'))).not.to.eql([]);
    expect(loaded.filter((name) => name.includes('camera-help'))).to.eql([]);
  });

  it('can be sent after it was away while a file was read', async () => {
    const staged = await show();
    const { element, primary } = staged;
    const place = element.parentElement;
    const file = pdfFile();
    let read = (_bytes: ArrayBuffer): void => undefined;
    const head = new Blob();
    head.arrayBuffer = () => new Promise((resolve) => (read = resolve));
    file.slice = () => head;
    giveFile(staged.find<HTMLInputElement>('input[type=file]'), file);
    await element.updateComplete;
    expect(primary.disabled).to.equal(true);
    element.remove();
    read(await file.arrayBuffer());
    await file.text();
    place?.append(element);
    await element.updateComplete;
    expect(primary.disabled).to.equal(false);
  });

  it('takes no date of the future', async () => {
    const staged = await show();
    await give(staged, pdfFile());
    await fill(staged, '2999-01-01');
    staged.primary.click();
    await staged.element.updateComplete;
    expect(staged.results).to.eql([]);
    expect(staged.find('#date').getAttribute('aria-invalid')).to.equal('true');
  });

  it('takes a pasted picture, and says what is wrong with another file', async () => {
    const staged = await show();
    paste(staged.find('[part~=step]'), await photoFile());
    await eventually(() => staged.findAll('.preview').length === 1, 'the picture');
    giveFile(
      staged.find<HTMLInputElement>('input[type=file]'),
      new File(['hello'], 'note.txt', { type: 'text/plain' }),
    );
    await eventually(() => staged.failures.includes('capture.unsupported_type'), 'a refusal');
    await eventually(() => staged.find('[role=alert]').textContent.includes('cannot be used'), 'the reason');
  });

  it('comes back with what was entered before', async () => {
    const staged = await show({ view: { captureOf: () => sampleCapture('proof-of-address') } });
    expect(staged.find<HTMLSelectElement>('#kind').value).to.equal('utility_bill');
    expect(staged.find<HTMLInputElement>('#date').value).to.equal('2026-01-31');
  });
});
