import { expect } from '@open-wc/testing';
import { openingEn } from '../../../src/i18n/opening-strings.ts';
import { en } from '../../../src/i18n/locales/en.ts';
import { IdvOpeningScreen } from '../../../src/steps/opening-screen.ts';
import { sampleInvitation } from '../../fakes/sample-session.ts';
import { expectScreen } from '../harness/screen-contract.ts';
import { find, textOf } from '../harness/shadow-search.ts';
import { clearStage, stage } from '../harness/stage.ts';

describe('<idv-opening-screen>', () => {
  afterEach(clearStage);

  it('passes the accessibility audit, alone and with an invitation', async () => {
    for (const invitation of [null, sampleInvitation()]) {
      const { element, audit } = await stage(IdvOpeningScreen, { text: en, invitation });
      await audit();
      expectScreen(element);
      clearStage();
    }
  });

  it('needs nothing but its own sentences', async () => {
    const { element } = await stage(IdvOpeningScreen, { text: openingEn });
    expect(textOf(element)).to.include('Verify your identity');
    for (const need of openingEn.openingNeeds) expect(textOf(element)).to.include(need);
  });

  it('says who asks as soon as that is known', async () => {
    const { element } = await stage(IdvOpeningScreen, { text: en });
    element.invitation = sampleInvitation();
    await element.updateComplete;
    expect(textOf(element)).to.include('Acme asks you');
  });

  it('begins once, and waits while the backend is asked', async () => {
    const { element } = await stage(IdvOpeningScreen, { text: en });
    const results: unknown[] = [];
    element.addEventListener('step-done', ({ result }) => results.push(result.type));
    find<HTMLButtonElement>(element, '[part~=primary-action]').click();
    element.busy = true;
    await element.updateComplete;
    find<HTMLButtonElement>(element, '[part~=primary-action]').click();
    expect(results).to.eql(['begun']);
    expect(textOf(element)).to.include('One moment');
  });

  it('tries again after an error, in words that are always there', async () => {
    const { element } = await stage(IdvOpeningScreen, { text: openingEn, code: 'env.module_load_failed' });
    const results: unknown[] = [];
    element.addEventListener('step-done', ({ result }) => results.push(result.type));
    expect(find(element, '[role=alert]').textContent).to.include('did not load');
    find<HTMLButtonElement>(element, '[part~=primary-action]').click();
    expect(results).to.eql(['retry-asked']);
  });
});
