/** The order in which the Tab key reaches things, read from the tree: not every browser here takes keys from a test. */
import { allBelow } from './shadow-search.ts';

/** Everything that the Tab key stops at below `root`, in order; one stop for a group of radio buttons. */
export const tabStops = (root: Element): readonly HTMLElement[] => {
  const groups = new Set<string>();
  const stops: HTMLElement[] = [];
  for (const element of allBelow(root.shadowRoot ?? root)) {
    if (!(element instanceof HTMLElement) || element.tabIndex < 0 || element.matches(':disabled')) continue;
    if (!element.checkVisibility()) continue;
    if (element instanceof HTMLInputElement && element.type === 'radio') {
      if (groups.has(element.name)) continue;
      groups.add(element.name);
    }
    stops.push(element);
  }
  return stops;
};

/** Whether Enter or Space works by the browser itself: a native control, in the document's own order. */
export const isNativeControl = (element: HTMLElement): boolean =>
  element.matches('button, a[href], input, select, textarea, iframe') && element.tabIndex === 0;
