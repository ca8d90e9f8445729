/** The elements that a page's markup promises to its script. */

/**
 * Finds one of them by its id.
 *
 * @throws {TypeError} when the markup breaks its promise
 */
export function part(id: string): HTMLElement;
export function part<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind;
export function part(id: string, kind: new () => HTMLElement = HTMLElement): HTMLElement {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new TypeError(`The page has no ${kind.name} #${id}`);
  return element;
}
