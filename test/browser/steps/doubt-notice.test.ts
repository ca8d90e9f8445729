import { expect } from '@open-wc/testing';
import { html, LitElement } from 'lit';
import { languages } from '../../../src/i18n/locale.ts';
import { photoDoubtsIn } from '../../../src/i18n/photo-doubts.ts';
import { photoDoubts, type PhotoDoubt } from '../../../src/model/photo-doubt.ts';
import { doubtNotice } from '../../../src/steps/doubt-notice.ts';
import { noticeStyles } from '../../../src/ui/notice-styles.ts';
import { shared } from '../../../src/ui/styles.ts';
import { clearStage, stage } from '../harness/stage.ts';

class TestNotice extends LitElement {
  static readonly tag = 'test-doubt-notice';
  static override readonly styles = [shared, noticeStyles];
  static override readonly properties = { doubts: {}, language: {} };
  declare doubts: readonly PhotoDoubt[];
  declare language: string;

  override render() {
    return html`<div role="status">${doubtNotice(this.doubts, this.language)}</div>`;
  }
}

const show = async (doubts: readonly PhotoDoubt[], language = 'en') => {
  const { element, audit } = await stage(TestNotice, { doubts, language, lang: language });
  const sentences = () => [...element.renderRoot.querySelectorAll('p')].map((p) => p.textContent);
  return { element, audit, sentences };
};

describe('doubtNotice', () => {
  afterEach(clearStage);

  it('passes the accessibility audit with doubts', async () => {
    const { element, audit } = await show(['blur', 'dark']);
    await audit();
    expect(element.renderRoot.textContent).to.include('blurred');
    expect(element.renderRoot.querySelector('[role=alert]')).to.equal(null);
  });

  it('says the two gravest, whatever order they come in', async () => {
    const { sentences } = await show(['expired', 'glare', 'no_document', 'dark']);
    const { doubts } = photoDoubtsIn('en');
    expect(sentences()).to.eql([doubts.no_document, doubts.dark]);
  });

  it('is silent and takes no place where there is no doubt, and speaks from the same place', async () => {
    const { element, sentences } = await show([]);
    const region = element.renderRoot.querySelector('[role=status]');
    expect(region?.textContent.trim()).to.equal('');
    expect(element.getBoundingClientRect().height).to.equal(0);
    element.doubts = ['small'];
    await element.updateComplete;
    expect(element.renderRoot.querySelector('[role=status]')).to.equal(region);
    expect(sentences()).to.have.length(1);
  });

  it('fits a narrow phone in every language, with every doubt', async () => {
    for (const language of languages)
      for (const doubt of photoDoubts) {
        const { element } = await show([doubt], language);
        element.style.inlineSize = '18rem';
        expect(element.scrollWidth, `${language} ${doubt}`).to.be.at.most(element.clientWidth);
        clearStage();
      }
  });
});
