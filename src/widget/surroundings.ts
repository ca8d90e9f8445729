/** What an element takes from the page that it does not set itself: language, direction, light or dark. */

/** Themes an element can be given; without one it follows the page. */
export type Theme = 'auto' | 'light' | 'dark';

/** The language of the closest ancestor that has one, across shadow roots. */
export const inheritedLanguage = (element: Element): string | null => {
  for (let node: Node | null = element; node; node = parentOf(node)) {
    if (node instanceof HTMLElement && node.lang) return node.lang;
  }
  return null;
};

const parentOf = (node: Node): Node | null => (node instanceof ShadowRoot ? node.host : node.parentNode);

/**
 * The theme of a page by its `color-scheme`: a page that knows no dark gets a light element, whatever the system
 * prefers.
 */
export const inheritedTheme = (element: Element): Theme => {
  const schemes = getComputedStyle(element).colorScheme.split(' ');
  if (!schemes.includes('dark')) return 'light';
  return schemes.includes('light') ? 'auto' : 'dark';
};
