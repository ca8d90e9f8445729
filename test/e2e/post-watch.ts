/**
 * Watches whom the pages of a journey post to. The function of another window cannot be replaced, or would post in that
 * window's name: so other windows are handed out behind a proxy, one and the same wherever a page gets hold of them.
 */

/**
 * Runs in every page and frame before its own scripts.
 *
 * @param name of the function that is told of what is posted to anyone
 */
export const watchPosts = (name: string): void => {
  type Post = (...args: unknown[]) => void;
  // Known to the other realms of a journey, too.
  const realKey = Symbol.for('watchPosts.real');
  const behind = (value: object): object => {
    try {
      return (Reflect.get(value, realKey) as object | undefined) ?? value;
    } catch {
      // A window of another origin tells nothing, and is no proxy.
      return value;
    }
  };
  const watched = (target: Window, post: Post): Post =>
    Object.assign(
      (...args: unknown[]) => {
        const [, second] = args;
        const origin =
          typeof second === 'string'
            ? second
            : (second as WindowPostMessageOptions | undefined)?.targetOrigin;
        // Without an origin it is the page's own, which nobody can have meant.
        if (origin === undefined || origin.includes('*'))
          void (globalThis as unknown as Record<string, (note: object) => Promise<void>>)[name]?.({
            kind: 'posted',
            to: origin ?? 'nobody said whom',
            at: location.host,
          });
        Reflect.apply(post, target, args);
      },
      { [realKey]: post },
    );

  const proxies = new WeakMap<object, Window>();
  const isWindow = (value: object): boolean => {
    try {
      const { window: itself } = value as Partial<Window>;
      return itself !== undefined && behind(itself) === value;
    } catch {
      return false;
    }
  };
  const proxyOf = (real: object): Window => {
    const known = proxies.get(real);
    if (known) return known;
    const proxy = new Proxy(real as Window, {
      get: (target, key) => {
        if (key === realKey) return target;
        // No receiver: the browser's own getters know their window only.
        const value: unknown = Reflect.get(target, key);
        if (key === 'postMessage') return watched(target, behind(value as object) as Post);
        // Its methods know no proxy; what has a prototype is a class.
        if (typeof value === 'function' && !('prototype' in value)) return (value as Post).bind(target);
        return shown(value);
      },
      set: (target, key, value) => Reflect.set(target, key, value),
    });
    proxies.set(real, proxy);
    return proxy;
  };
  /** A value as the page gets it: a window other than its own behind its proxy. */
  const shown = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const real = behind(value);
    if (real === window) return window;
    return isWindow(real) ? proxyOf(real) : value;
  };

  window.postMessage = watched(window, Reflect.get(window, 'postMessage') as Post);
  const replaceGetter = (holder: object, key: string): void => {
    const found = Object.getOwnPropertyDescriptor(holder, key);
    if (!found?.get || !found.configurable) return;
    const read = Reflect.get(found, 'get') as () => unknown;
    Object.defineProperty(holder, key, {
      ...found,
      get(this: unknown) {
        return shown(Reflect.apply(read, this, []));
      },
    });
  };
  replaceGetter(window, 'parent');
  replaceGetter(window, 'opener');
  replaceGetter(MessageEvent.prototype, 'source');
  replaceGetter(HTMLIFrameElement.prototype, 'contentWindow');
  const open = window.open.bind(window);
  window.open = (...args) => shown(open(...args)) as Window | null;
};
