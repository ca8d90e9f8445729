/** Puts something else in the place of what a browser has, for the time of one test. */

const restorers: (() => void)[] = [];

/** Puts something else in the place of a property until the test is over. */
export const replace = (owner: object, name: string, descriptor: PropertyDescriptor): void => {
  const own = Object.getOwnPropertyDescriptor(owner, name);
  Object.defineProperty(owner, name, { configurable: true, ...descriptor });
  restorers.push(() => {
    if (own) Object.defineProperty(owner, name, own);
    else Reflect.deleteProperty(owner, name);
  });
};

/** Everything as it was. */
export const restoreAll = (): void => {
  for (const restore of restorers.splice(0).reverse()) restore();
};
