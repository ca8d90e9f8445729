/**
 * Makes workers where a page allows them. Where it requires trusted types, an address has to come from a policy, and no
 * page tells which ones it allows: an attempt that it forbids is reported as a violation. So the element asks for nothing
 * that Lit has not asked for already. A page's default policy makes the address where there is one that can; else a policy
 * does that has the name of Lit's own, which is why pages list `lit-html 'allow-duplicates'`.
 *
 * @see https://www.w3.org/TR/trusted-types/#create-a-trusted-type-policy
 */

/** Of the browsers' own interface, what is used here; their types do not know it yet. */
interface ScriptUrlPolicy {
  /** A string only to those who read the types: the browser makes an object of it that workers accept. */
  createScriptURL(url: string): string;
}

interface PolicyFactory {
  readonly defaultPolicy: ScriptUrlPolicy | null;
  createPolicy(name: string, rules: ScriptUrlPolicy): ScriptUrlPolicy;
}

/** Named like what it stands for, because bundlers look for a worker that is made of an address: it only keeps both. */
export class WorkerPlan {
  readonly url: URL;
  readonly options: WorkerOptions;

  constructor(url: URL, options: WorkerOptions) {
    this.url = url;
    this.options = options;
  }
}

/** `null` where the page allows none; not asked for before it is needed, and once a page. */
let policy: ScriptUrlPolicy | null | undefined;

/** Whoever gets the policy could bless any address with it: nobody outside this file does. */
const openPolicy = (): ScriptUrlPolicy | null => {
  const untouched: ScriptUrlPolicy = { createScriptURL: (url) => url };
  const { trustedTypes } = globalThis as { readonly trustedTypes?: PolicyFactory };
  try {
    return trustedTypes?.createPolicy('lit-html', untouched) ?? untouched;
  } catch {
    return null;
  }
};

/** The address as the page's default policy makes it, which it may have replaced; `null` where it makes none. */
const blessedByPage = (url: string): string | null => {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: PolicyFactory };
  try {
    return trustedTypes?.defaultPolicy?.createScriptURL(url) ?? null;
  } catch {
    return null;
  }
};

const ownAddress = (url: string): string | null => {
  if (policy === undefined) policy = openPolicy();
  return policy?.createScriptURL(url) ?? null;
};

/** The worker of a plan; `null` where the page or the browser allows none. */
export const startOf = ({ url, options }: WorkerPlan): Worker | null => {
  const address = blessedByPage(url.href) ?? ownAddress(url.href);
  try {
    return address === null ? null : new Worker(address, options);
  } catch {
    return null;
  }
};
