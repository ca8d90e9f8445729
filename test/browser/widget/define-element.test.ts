import { expect } from '@open-wc/testing';
import { defineElement } from '../../../src/widget/define-element.ts';

class InnerElement extends HTMLElement {
  static readonly tag = 'test-inner';
}

class OuterElement extends HTMLElement {
  static readonly tag = 'test-outer';
  static readonly uses = [InnerElement];
}

class OtherInnerElement extends HTMLElement {
  static readonly tag = 'test-inner';
}

describe('defineElement()', () => {
  it('registers an element and what it uses, once; the first version of a tag stays', () => {
    defineElement(OuterElement);
    defineElement(OuterElement);
    defineElement(OtherInnerElement);
    expect(customElements.get('test-outer')).to.equal(OuterElement);
    expect(customElements.get('test-inner')).to.equal(InnerElement);
  });
});
