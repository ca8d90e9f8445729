/** Keys as a person presses them, in the browsers that take keys from a test; elsewhere what such a key leads to. */
import { sendKeys } from '@web/test-runner-commands';
import { allBelow, deepFocus } from './shadow-search.ts';
import { tabStops } from './tab-order.ts';

/** Whether the last key went through the browser's own handling. */
export type KeyRoute = 'keyboard' | 'equivalent';

const takesKeys = /Chrome|Firefox/.test(navigator.userAgent);

/** WebKitGTK takes no keys here: there the press does what the browser's own handling of that key would do. */
export const pressKey = async (
  key: 'Tab' | 'Enter' | 'Space' | 'Escape',
  target: HTMLElement,
): Promise<KeyRoute> => {
  if (takesKeys) {
    await sendKeys({ press: key === 'Space' ? ' ' : key });
    return 'keyboard';
  }
  if (key === 'Escape') {
    if (
      target.dispatchEvent(new Event('cancel', { cancelable: true })) &&
      target instanceof HTMLDialogElement
    )
      target.close();
  } else if (key === 'Tab') nextStop(deepFocus())?.focus();
  else target.click();
  return 'equivalent';
};

/** Where Tab leads from an element: the next stop in the order of the tree. */
const nextStop = (from: Element | null): HTMLElement | undefined => {
  const order = [...allBelow(document.body)];
  const at = from ? order.indexOf(from) : -1;
  return tabStops(document.body).find((stop) => order.indexOf(stop) > at);
};
