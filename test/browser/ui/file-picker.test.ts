import { expect } from '@open-wc/testing';
import { IdvFilePicker } from '../../../src/ui/file-picker.ts';
import { drop, giveFile, transferOf } from '../harness/give-file.ts';
import { pdfFile } from '../harness/pictures.ts';
import { find } from '../harness/shadow-search.ts';
import { clearStage, stage } from '../harness/stage.ts';
import { isNativeControl, tabStops } from '../harness/tab-order.ts';

const given = { label: 'Choose a photo', hint: 'JPEG or PNG', accept: 'image/jpeg,image/png' };

const filesOf = (element: IdvFilePicker): File[] => {
  const files: File[] = [];
  element.addEventListener('file-chosen', ({ file }) => files.push(file));
  return files;
};

describe('<idv-file-picker>', () => {
  afterEach(clearStage);

  it('passes the accessibility audit as a place and as a button', async () => {
    for (const compact of [false, true]) {
      const { audit } = await stage(IdvFilePicker, { ...given, compact });
      await audit();
      clearStage();
    }
  });

  it('is one stop of the Tab key: the file input itself', async () => {
    const { element } = await stage(IdvFilePicker, given);
    const stops = tabStops(element);
    expect(stops).to.eql([find(element, 'input[type=file]')]);
    expect(stops.every(isNativeControl)).to.equal(true);
    expect(find<HTMLInputElement>(element, 'input').accept).to.equal(given.accept);
  });

  it('hands over what is chosen, and the same file again', async () => {
    const { element } = await stage(IdvFilePicker, given);
    const files = filesOf(element);
    const input = find<HTMLInputElement>(element, 'input');
    const file = pdfFile();
    giveFile(input, file);
    expect(input.value).to.equal('');
    giveFile(input, file);
    expect(files.map(({ name }) => name)).to.eql([file.name, file.name]);
  });

  it('shows that a file may be dropped while one is held over it', async () => {
    const { element } = await stage(IdvFilePicker, given);
    const label = find(element, 'label');
    label.dispatchEvent(new DragEvent('dragover', { dataTransfer: transferOf(pdfFile()), cancelable: true }));
    await element.updateComplete;
    expect(label.className).to.equal('over');
    drop(label, pdfFile());
    await element.updateComplete;
    expect(label.className).to.equal('');
  });
});
