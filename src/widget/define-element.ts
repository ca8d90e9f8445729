/** Registers custom elements, twice without harm: two versions on one page share the first one's tags. */

/** An element class that knows its tag and the elements that it renders. */
export interface ElementClass extends CustomElementConstructor {
  readonly tag: string;
  /** Of the package, where pages load the element by themselves. */
  readonly version?: string;
  readonly uses?: readonly ElementClass[];
}

/** Registers an element and everything that it uses. Where another version of it is registered, that one stays. */
export const defineElement = (element: ElementClass): void => {
  for (const used of element.uses ?? []) defineElement(used);
  const { tag, version } = element;
  const there = customElements.get(tag) as Partial<ElementClass> | undefined;
  if (!there) customElements.define(tag, element);
  else if (there.version !== version)
    // eslint-disable-next-line no-console -- for developers, and nothing else reaches them
    console.warn(
      `${tag}: env.duplicate_version: ${there.version ?? 'an older one'} was first and stays; ${version ?? 'an older one'} is not used`,
    );
};
