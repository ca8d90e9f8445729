/** Registers custom elements, twice without harm: two versions on one page share the first one's tags. */

/** An element class that knows its tag and the elements that it renders. */
export interface ElementClass extends CustomElementConstructor {
  readonly tag: string;
  readonly uses?: readonly ElementClass[];
}

/** Registers an element and everything that it uses. */
export const defineElement = (element: ElementClass): void => {
  for (const used of element.uses ?? []) defineElement(used);
  if (!customElements.get(element.tag)) customElements.define(element.tag, element);
};
