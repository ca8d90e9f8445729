import { expect } from '@open-wc/testing';
import { IdvConsentStep } from '../../../src/steps/consent-step.ts';
import { expectScreen } from '../harness/screen-contract.ts';
import { clearStage } from '../harness/stage.ts';
import { showStep } from '../harness/step-stage.ts';
import { isNativeControl, tabStops } from '../harness/tab-order.ts';

describe('<idv-consent-step>', () => {
  afterEach(clearStage);

  it('passes the accessibility audit', async () => {
    const staged = await showStep(IdvConsentStep, 'consent');
    await staged.audit();
    expectScreen(staged.element);
  });

  it('shows every paragraph in its own language, the links and the version', async () => {
    const staged = await showStep(IdvConsentStep, 'consent');
    const { consent } = staged.element.view.session;
    for (const paragraph of consent.paragraphs) expect(staged.text).to.include(paragraph);
    expect(staged.find('.consent').lang).to.equal('en');
    expect(staged.findAll<HTMLAnchorElement>('a').map(({ href }) => href)).to.eql(
      consent.links.map(({ url }) => url),
    );
    expect(staged.text).to.include('2026-01');
  });

  it('writes a text of another language in the direction of that one', async () => {
    const staged = await showStep(IdvConsentStep, 'consent');
    staged.element.dir = 'rtl';
    const { direction, textAlign } = getComputedStyle(staged.find('.consent'));
    expect([direction, textAlign]).to.eql(['ltr', 'start']);
  });

  it('opens links in a window that knows nothing of this one, and links to web pages only', async () => {
    const links = [
      { label: 'Privacy', url: 'https://verify.example.test/privacy' },
      { label: 'Script', url: 'javascript:alert(1)' },
      { label: 'File', url: 'data:text/html,<script>alert(1)</script>' },
    ];
    const consent = { version: '1', language: 'en', paragraphs: ['One.'], links, accepted: false };
    const staged = await showStep(IdvConsentStep, 'consent', { session: { consent } });
    const shown = staged.findAll<HTMLAnchorElement>('a');
    expect(shown.map(({ href }) => href)).to.eql(['https://verify.example.test/privacy']);
    expect(shown[0]?.rel).to.equal('noopener noreferrer');
  });

  it('says what the person did, and nothing before', async () => {
    const staged = await showStep(IdvConsentStep, 'consent');
    expect(staged.results).to.eql([]);
    staged.primary.click();
    staged.secondary.click();
    expect(staged.results).to.eql([{ type: 'consented' }, { type: 'cancelled' }]);
  });

  it('can be answered by keyboard: links, then agree, then decline', async () => {
    const staged = await showStep(IdvConsentStep, 'consent');
    const stops = tabStops(staged.element);
    expect(stops.slice(-2)).to.eql([staged.primary, staged.secondary]);
    expect(stops.every(isNativeControl)).to.equal(true);
  });

  it('takes no answer while the backend is asked', async () => {
    const staged = await showStep(IdvConsentStep, 'consent', { view: { busy: true } });
    staged.primary.click();
    expect(staged.results).to.eql([]);
    expect(staged.primary.disabled && staged.secondary.disabled).to.equal(true);
  });

  it('says what went wrong in an alert', async () => {
    const staged = await showStep(IdvConsentStep, 'consent');
    await staged.change({ problem: { code: 'network.offline', fields: [] } });
    expect(staged.find('[role=alert]').textContent).to.include('There is no connection');
  });
});
