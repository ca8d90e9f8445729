/** The report that `?idv-diagnose` shows in the element. */
import { expect } from '@open-wc/testing';
import { diagnose, type IdvDiagnose } from '../../../src/check/diagnose-panel.ts';
import { eventually } from '../harness/eventually.ts';
import { captureUrl, FakeBackend } from '../harness/fake-backend.ts';
import { Harness, unmountAll } from '../harness/harness.ts';
import { replace, restoreAll } from '../harness/replace.ts';
import { textOf } from '../harness/shadow-search.ts';

afterEach(async () => {
  restoreAll();
  await unmountAll();
});

const diagnosed = async (harness = new Harness()) => {
  diagnose(harness.element);
  await harness.settled();
  const report = harness.find<IdvDiagnose>('idv-diagnose');
  const status = harness.find('idv-diagnose').shadowRoot?.querySelector('[role=status]');
  if (!status) throw new Error('no status');
  const checked = () =>
    eventually(
      () => !(report.shadowRoot?.querySelector<HTMLButtonElement>('.top button')?.disabled ?? true),
      'the end of a check',
    );
  await checked();
  return { harness, report, status, checked };
};

describe('the report on a page', () => {
  it('stands above the first screen, once, and has no violations', async () => {
    const { harness, report } = await diagnosed();
    diagnose(harness.element);
    harness.element.requestUpdate();
    await harness.settled();
    expect(harness.findAll('idv-diagnose')).to.have.length(1);
    const [screen] = harness.findAll('idv-opening-screen');
    expect(report.compareDocumentPosition(screen as Node)).to.equal(Node.DOCUMENT_POSITION_FOLLOWING);
    for (const theme of ['light', 'dark'] as const) {
      harness.element.theme = theme;
      await harness.settled();
      await harness.audit();
    }
  });

  it('says what is in the way, with its code and a line, and never the token', async () => {
    const { report, status } = await diagnosed();
    // Nobody is at the address of the tests.
    const text = textOf(report);
    expect(text).to.contain('https://verify.example.test did not answer');
    expect(text).to.contain('network.offline');
    expect(text).to.contain('The page is secure.');
    expect(status.textContent.trim()).to.match(/^(?:One thing|\d things) to change[.;]/);
    expect(report.shadowRoot?.innerHTML).not.to.contain('tok_');
    expect(text).not.to.contain(captureUrl);
  });

  it('is made anew when it is asked for, and when the page has set its session', async () => {
    const backend = new FakeBackend();
    const answer = backend.hold('GET /invitation');
    const { harness, report, checked } = await diagnosed(new Harness({ attributes: {}, backend }));
    expect(textOf(report)).not.to.contain('verify.example.test');
    // Where the page's own policy refuses the origin, there is never an answer to wait for.
    harness.element.captureUrl = captureUrl;
    await eventually(() => textOf(report).includes('verify.example.test'), 'another report');
    await checked();
    report.shadowRoot?.querySelector<HTMLButtonElement>('.top button')?.click();
    await report.updateComplete;
    expect(textOf(report)).to.contain('Checking the page…');
    await checked();
    expect(harness.eventTypes).not.to.include('idv-ready');
    answer();
  });

  it('copies a line, and says so; where the page may not copy, it says that', async () => {
    const copied: string[] = [];
    let mayCopy = true;
    const writeText = (text: string) => {
      if (!mayCopy) return Promise.reject(new DOMException('no', 'NotAllowedError'));
      copied.push(text);
      return Promise.resolve();
    };
    replace(navigator, 'clipboard', { value: { writeText } });
    const { report, status } = await diagnosed(
      new Harness({ attributes: { 'capture-url': 'https://verify.example.test/elsewhere' } }),
    );
    const button = report.shadowRoot?.querySelector<HTMLButtonElement>('.line button');
    const line = '<idv-capture capture-url="https://…/verify/…"></idv-capture>';
    expect(button?.getAttribute('aria-label')).to.equal(`Copy: ${line}`);
    button?.click();
    await eventually(() => status.textContent.trim() === `Copied: ${line}`, 'word of the copy');
    expect(copied).to.eql([line]);
    mayCopy = false;
    button?.click();
    await eventually(() => status.textContent.includes('Select the line'), 'word of the refusal');
  });

  it('asks nothing more of a page that it has left', async () => {
    const { harness, report } = await diagnosed();
    report.shadowRoot?.querySelector<HTMLButtonElement>('.top button')?.click();
    expect(await harness.unmount()).to.eql({ timers: 0, listeners: 0, cameras: 0, requests: 0 });
  });
});
