/** The way through the element by keyboard alone. */
import { expect } from '@open-wc/testing';
import { eventually } from '../harness/eventually.ts';
import { Harness, unmountAll } from '../harness/harness.ts';
import { pressKey } from '../harness/press-key.ts';
import { deepFocus } from '../harness/shadow-search.ts';

/** Presses Tab until the focus is on an element; what was passed on the way. */
const tabTo = async (harness: Harness, selector: string): Promise<readonly string[]> => {
  const passed: string[] = [];
  const most = 20;
  while (passed.length < most) {
    await pressKey('Tab', harness.element);
    const focus = deepFocus();
    if (focus?.matches(selector)) return passed;
    passed.push(focus?.textContent.trim() ?? '');
  }
  throw new Error(`Tab does not reach ${selector}: ${passed.join(' | ')}`);
};

const pressFocused = async (harness: Harness, key: 'Enter' | 'Space'): Promise<void> => {
  await pressKey(key, deepFocus() as HTMLElement);
  await harness.settled();
};

describe('<idv-capture> by keyboard', () => {
  afterEach(unmountAll);

  it('begins by Enter, reads the heading of each screen first, and agrees by Space', async () => {
    const harness = new Harness();
    await eventually(() => harness.eventTypes.includes('idv-ready'), 'the invitation');
    await harness.settled();
    expect(await tabTo(harness, '[part~=primary-action]')).to.eql([]);
    await pressFocused(harness, 'Enter');
    await harness.step('consent');
    await eventually(() => deepFocus()?.id === 'title', 'the heading');
    expect(await tabTo(harness, '[part~=primary-action]')).to.eql(['Privacy', 'Terms']);
    await pressFocused(harness, 'Space');
    await harness.step('document-type');
    await eventually(() => deepFocus()?.id === 'title', 'the heading');
  });

  it('chooses a document by Space and goes on by Enter', async () => {
    const harness = await Harness.at('document-type');
    harness.find('#title').focus();
    await tabTo(harness, 'input[type=radio]');
    await pressFocused(harness, 'Space');
    expect(harness.findAll<HTMLInputElement>('input:checked')).to.have.length(1);
    await tabTo(harness, '[part~=primary-action]');
    await pressFocused(harness, 'Enter');
    await harness.step('document-front');
  });
});
