/** Finds elements across open shadow roots, as a person sees them: one tree. */

/** Every element below `root` in tree order, shadow trees included. `root` itself is not among them. */
export function* allBelow(root: ParentNode): Generator<Element> {
  for (const element of root.children) {
    yield element;
    if (element.shadowRoot) yield* allBelow(element.shadowRoot);
    yield* allBelow(element);
  }
}

/** All elements below `root` that match, shadow trees included; those of `root`'s own shadow tree too. */
export const findAll = <T extends Element = HTMLElement>(root: Element, selector: string): readonly T[] => {
  const places: ParentNode[] = root.shadowRoot ? [root.shadowRoot, root] : [root];
  return places
    .flatMap((place) => [...allBelow(place)])
    .filter((element): element is T => element.matches(selector));
};

/** The one element that matches. @throws {Error} when there is none or more than one */
export const find = <T extends Element = HTMLElement>(root: Element, selector: string): T => {
  const [found, other] = findAll<T>(root, selector);
  if (!found) throw new Error(`nothing matches ${selector}`);
  if (other) throw new Error(`more than one matches ${selector}`);
  return found;
};

/** Text of an element and everything below it, shadow trees included. */
export const textOf = (root: Element): string => {
  const collect = (node: Node): string => {
    if (node instanceof HTMLStyleElement || node.nodeType === Node.COMMENT_NODE) return '';
    if (node instanceof Text) return node.data;
    const inside = node instanceof Element && node.shadowRoot ? [...node.shadowRoot.childNodes] : [];
    return [...inside, ...node.childNodes].map(collect).join(' ');
  };
  return collect(root).replaceAll(/\s+/g, ' ').trim();
};

/** The element that has the focus, at the bottom of all shadow trees. */
export const deepFocus = (): Element | null => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
};
