/** One element alone, with the colours and the direction that the widget would give it. */
import { css, html, LitElement, type CSSResult } from 'lit';
import { tokens } from '../../../src/ui/styles.ts';
import { defineElement, type ElementClass } from '../../../src/widget/define-element.ts';
import { audit } from './audit.ts';
import { mainPart } from './main-part.ts';

/** Stands where the widget's panel would stand. */
class TestStage extends LitElement {
  static readonly tag = 'test-stage';

  static override readonly styles: CSSResult[] = [
    tokens,
    css`
      .root {
        max-inline-size: 36rem;
        padding: 1rem;
        background: var(--_surface);
        color: var(--_text);
      }
    `,
  ];

  static override readonly properties = { theme: {} };
  declare theme: 'light' | 'dark';

  constructor() {
    super();
    this.theme = 'light';
  }

  override render() {
    return html`<div class="root ${this.theme}"><slot></slot></div>`;
  }
}

/** An element on the page, rendered once. */
export interface Staged<T extends LitElement> {
  readonly element: T;
  /** The audit in light and in dark. @throws {Error} naming every violation */
  readonly audit: () => Promise<void>;
}

const staged = new Set<HTMLElement>();

/** Puts an element of a class on the page, with its properties set before that. */
export const stage = async <T extends LitElement>(
  elementClass: ElementClass & (new () => T),
  properties: Partial<T>,
): Promise<Staged<T>> => {
  defineElement(TestStage);
  defineElement(elementClass);
  const element = Object.assign(document.createElement(elementClass.tag) as T, properties);
  const around = document.createElement(TestStage.tag) as TestStage;
  around.append(element);
  mainPart().append(around);
  staged.add(around);
  await element.updateComplete;
  return {
    element,
    audit: async () => {
      for (const theme of ['light', 'dark'] as const) {
        around.theme = theme;
        await around.updateComplete;
        await audit(element);
      }
    },
  };
};

/** Takes everything off the page. */
export const clearStage = (): void => {
  for (const around of staged) around.remove();
  staged.clear();
  document.querySelector('main')?.remove();
};
