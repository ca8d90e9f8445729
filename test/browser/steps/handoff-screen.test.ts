import { expect } from '@open-wc/testing';
import jsQR from 'jsqr';
import { en } from '../../../src/i18n/locales/en.ts';
import { IdvHandoffScreen, type HandoffView } from '../../../src/steps/handoff-screen.ts';
import { oneTimeLink } from '../harness/backend-answers.ts';
import { eventually } from '../harness/eventually.ts';
import { expectScreen } from '../harness/screen-contract.ts';
import { clearStage } from '../harness/stage.ts';
import { StagedScreen } from '../harness/step-stage.ts';

const show = (different: Partial<HandoffView> = {}) =>
  StagedScreen.show(IdvHandoffScreen, {
    text: en,
    url: oneTimeLink,
    progress: 'waiting',
    device: null,
    position: null,
    canContinueHere: true,
    code: null,
    canRetry: false,
    copy: () => Promise.resolve(),
    ...different,
  });

const connected = {
  progress: 'connected',
  device: 'Chrome · Android',
  position: { step: 'selfie', index: 4, count: 9 },
} as const;

/** What a phone's camera would see of the drawing. */
const pixelsOf = (drawing: SVGSVGElement): ImageData => {
  const pxPerModule = 6;
  const sidePx = Number(drawing.getAttribute('viewBox')?.split(' ')[2]) * pxPerModule;
  const context = new OffscreenCanvas(sidePx, sidePx).getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, sidePx, sidePx);
  context.scale(pxPerModule, pxPerModule);
  context.fillStyle = '#000';
  context.fill(new Path2D(drawing.querySelector('path')?.getAttribute('d') ?? ''));
  return context.getImageData(0, 0, sidePx, sidePx);
};

describe('<idv-handoff-screen>', () => {
  afterEach(clearStage);

  it('passes the accessibility audit, waiting, stuck and connected', async () => {
    for (const different of [
      {},
      { url: null },
      { code: 'handoff.unavailable', canRetry: true },
      connected,
    ] as const) {
      const staged = await show(different);
      await staged.audit();
      expectScreen(staged.element);
      clearStage();
    }
  });

  it('draws a code that a phone reads as exactly the link', async () => {
    const staged = await show();
    const drawing = await eventually(
      () =>
        staged
          .findAll<SVGSVGElement>('svg')
          .find((svg) => svg.getRootNode() instanceof ShadowRoot && svg.getAttribute('role') === 'img'),
      'a code',
    );
    const { data, width, height } = pixelsOf(drawing);
    expect(jsQR(data, width, height)?.data).to.equal(oneTimeLink);
  });

  it('copies the link and says so', async () => {
    const copied: string[] = [];
    const staged = await show({
      copy: (text) => {
        copied.push(text);
        return Promise.resolve();
      },
    });
    staged.primary.click();
    await eventually(() => staged.text.includes('Copied'), 'the word');
    expect(copied).to.eql([oneTimeLink]);
  });

  it('lets the link be selected by hand where the browser keeps its clipboard to itself', async () => {
    const staged = await show({ copy: () => Promise.reject(new Error('refused')) });
    const selected: Node[] = [];
    const selection = document.getSelection();
    if (!selection) throw new Error('no selection');
    const original = selection.selectAllChildren.bind(selection);
    selection.selectAllChildren = (node) => {
      selected.push(node);
      original(node);
    };
    staged.primary.click();
    await eventually(() => selected.length > 0, 'a selection');
    Reflect.deleteProperty(selection, 'selectAllChildren');
    expect(selected).to.eql([staged.find('code')]);
    expect(staged.text).not.to.include('Copied');
  });

  it('lets the person go on here, before and after the phone has come', async () => {
    const staged = await show();
    staged.secondary.click();
    await staged.change(connected);
    staged.primary.click();
    expect(staged.results).to.eql([{ type: 'take-back-asked' }, { type: 'take-back-asked' }]);
  });

  it('holds the person to the phone where the page wants it', async () => {
    const staged = await show({ ...connected, canContinueHere: false });
    expectScreen(staged.element);
    expect(staged.primary.disabled).to.equal(true);
  });

  it('shows where the phone stands', async () => {
    const staged = await show(connected);
    expect(staged.text).to.include('Connected: Chrome · Android');
    expect(staged.text).to.include('Step 4 of 9 · Selfie');
  });

  it('tries again after an error that another try may cure', async () => {
    const staged = await show({ url: null, code: 'handoff.unavailable', canRetry: true });
    expect(staged.find('[role=alert]').textContent).to.include('No link for your phone');
    staged.primary.click();
    expect(staged.results).to.eql([{ type: 'retry-asked' }]);
  });
});
