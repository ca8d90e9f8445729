/** Two versions of an element on one page. */
import { expect } from '@open-wc/testing';
import { checkPage } from '../../../src/check/check-page.ts';
import { version } from '../../../src/model/version.ts';
import { defineElement } from '../../../src/widget/define-element.ts';
import { IdvCapture } from '../../../src/widget/idv-capture.ts';
import { replace, restoreAll } from '../harness/replace.ts';

class FirstVersion extends HTMLElement {
  static readonly tag = 'test-versioned';
  static readonly version = '1.2.0';
}

class SameVersion extends HTMLElement {
  static readonly tag = 'test-versioned';
  static readonly version = '1.2.0';
}

class NextVersion extends HTMLElement {
  static readonly tag = 'test-versioned';
  static readonly version = '1.3.0';
}

class OldVersion extends HTMLElement {
  static readonly tag = 'test-versionless';
}

class LaterVersion extends HTMLElement {
  static readonly tag = 'test-versionless';
  static readonly version = '1.3.0';
}

let warnings: unknown[][] = [];
beforeEach(() => {
  warnings = [];
  replace(console, 'warn', { value: (...words: unknown[]) => void warnings.push(words) });
});
afterEach(restoreAll);

describe('an element that is registered already', () => {
  it('stays where another version comes, which warns of both and throws nothing [fault 34]', () => {
    defineElement(FirstVersion);
    defineElement(NextVersion);
    expect(customElements.get('test-versioned')).to.equal(FirstVersion);
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.have.length(1);
    const [text] = warnings[0] as [string];
    for (const word of ['test-versioned', 'env.duplicate_version', '1.2.0', '1.3.0'])
      expect(text).to.contain(word);
  });

  it('is no news where the same version is loaded twice [fault 34]', () => {
    defineElement(FirstVersion);
    defineElement(FirstVersion);
    defineElement(SameVersion);
    expect(warnings).to.eql([]);
  });

  it('is told apart where it is so old that it does not say its version [fault 34]', () => {
    defineElement(OldVersion);
    defineElement(LaterVersion);
    expect(customElements.get('test-versionless')).to.equal(OldVersion);
    expect(warnings).to.have.length(1);
    expect(String(warnings[0])).to.contain('an older one').and.to.contain('1.3.0');
  });

  it('is what a check of the page tells of [fault 34]', async () => {
    const before = await checkPage();
    expect(before.findings.map(({ id }) => id)).not.to.contain('one-version');
    defineElement(IdvCapture);
    expect((await checkPage()).passed).to.deep.include({
      id: 'one-version',
      what: `<idv-capture> is of version ${version}.`,
    });
    replace(IdvCapture, 'version', { value: '0.0.9' });
    const found = (await checkPage()).findings.find(({ id }) => id === 'one-version');
    expect(found).to.include({ code: 'env.duplicate_version', severity: 'degraded' });
    expect(found?.what).to.contain('0.0.9');
  });
});
