/** The elements that a page's markup promises to its script. */

/** Finds an element that the page's own markup promises. */
export const part = <Kind extends HTMLElement = HTMLElement>(id: string): Kind => {
  const element = document.getElementById(id);
  if (!element) throw new TypeError(`The page has no #${id}`);
  return element as Kind;
};
