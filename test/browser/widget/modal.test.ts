/** The modal mode: a native dialog with focus inside, a page that is inert, and a way out by Escape. */
import { expect } from '@open-wc/testing';
import { eventually } from '../harness/eventually.ts';
import { Harness, unmountAll } from '../harness/harness.ts';
import { mainPart } from '../harness/main-part.ts';
import { deepFocus } from '../harness/shadow-search.ts';
import { pressKey } from '../harness/press-key.ts';

const open = async () => {
  const harness = new Harness({ properties: { mode: 'modal' } });
  await harness.settled();
  const launcher = harness.find('slot[name=launcher] button');
  launcher.focus();
  launcher.click();
  await eventually(() => harness.eventTypes.includes('idv-ready'), 'the invitation');
  await harness.settled();
  return { harness, launcher, dialog: harness.find<HTMLDialogElement>('dialog') };
};

describe('<idv-capture mode="modal">', () => {
  afterEach(unmountAll);

  it('shows a button until it is opened, and asks nothing of the backend', async () => {
    const harness = new Harness({ properties: { mode: 'modal' } });
    await harness.settled();
    expect(harness.find('[part~=primary-action]').textContent).to.include('Verify your identity');
    await harness.audit();
    expect(harness.backend.calls).to.eql([]);
    expect(harness.find<HTMLDialogElement>('dialog').open).to.equal(false);
  });

  it('passes the accessibility audit when it is open, with one primary action on the screen', async () => {
    const { harness, dialog } = await open();
    expect(dialog.matches(':modal')).to.equal(true);
    expect(
      harness.findAll('dialog [part~=primary-action], idv-opening-screen [part~=primary-action]').length,
    ).to.be.at.most(1);
    await harness.audit();
  });

  it('takes the focus in and leaves the page inert', async () => {
    const outside = document.createElement('button');
    outside.textContent = 'Outside';
    mainPart().append(outside);
    const { harness, dialog } = await open();
    await eventually(
      () => dialog.matches(':focus-within') || dialog.contains(deepFocus()),
      'the focus inside',
    );
    outside.focus();
    expect(document.activeElement).to.equal(harness.element);
    await harness.press('primary');
    await harness.step('consent');
    await eventually(() => deepFocus()?.id === 'title', 'the focus on the heading');
  });

  it('is cancelled by Escape, and gives the focus back', async () => {
    const { harness, launcher, dialog } = await open();
    await pressKey('Escape', dialog);
    await eventually(() => !dialog.open, 'a closed dialog');
    await harness.settled();
    expect(harness.eventTypes.at(-1)).to.equal('idv-cancel');
    expect(deepFocus()).to.equal(launcher);
  });

  it('has a way out on every screen, and can be opened again', async () => {
    const { harness, launcher, dialog } = await open();
    await harness.press('primary');
    await harness.step('consent');
    harness.find('button.cancel').click();
    await eventually(() => !dialog.open, 'a closed dialog');
    expect(harness.element.state).to.equal('cancelled');
    launcher.click();
    await harness.step('consent');
    expect(dialog.open).to.equal(true);
  });

  it('is opened by a button of the page, too', async () => {
    const harness = new Harness({ properties: { mode: 'modal' } });
    const button = document.createElement('button');
    button.slot = 'launcher';
    button.textContent = 'My own button';
    harness.element.append(button);
    await harness.settled();
    button.click();
    await eventually(() => harness.find<HTMLDialogElement>('dialog').open, 'an open dialog');
  });
});
