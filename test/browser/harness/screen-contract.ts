/** What holds for every screen: its parts, and that every reference to another element leads somewhere. */
import { expect } from '@open-wc/testing';
import { findAll } from './shadow-search.ts';

const references = ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for'] as const;

/** Asserts one `step`, one `primary-action`, at most one `secondary-action`, and references that resolve. */
export const expectScreen = (root: Element): void => {
  expect(findAll(root, '[part~="step"]'), 'part step').to.have.length(1);
  expect(findAll(root, '[part~="primary-action"]'), 'part primary-action').to.have.length(1);
  expect(findAll(root, '[part~="secondary-action"]').length, 'part secondary-action').to.be.lessThan(2);
  for (const attribute of references) {
    for (const element of findAll(root, `[${attribute}]`)) {
      const scope = element.getRootNode() as ShadowRoot | Document;
      for (const id of (element.getAttribute(attribute) ?? '').split(' '))
        expect(scope.getElementById(id), `${attribute}="${id}" of ${element.localName}`).to.exist;
    }
  }
};

/** Asserts that a screen can be answered without a camera. */
export const expectFileInput = (root: Element): void => {
  expect(findAll(root, 'input[type=file]'), 'file input').to.have.length(1);
};
