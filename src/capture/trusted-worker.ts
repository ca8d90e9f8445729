/**
 * Makes workers where a page allows them. Where it requires trusted types, an address has to come from a policy. Only
 * creating one tells whether a page allows it, and one that does not reports that: so there is one attempt a page, and no
 * other way is tried after it.
 *
 * @see https://www.w3.org/TR/trusted-types/#create-a-trusted-type-policy
 */

/** Of the browsers' own interface, what is used here; their types do not know it yet. */
interface ScriptUrlPolicy {
  /** A string only to those who read the types: the browser makes an object of it that workers accept. */
  createScriptURL(url: string): string;
}

interface PolicyFactory {
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

/** `null` where the page allows none; not asked for before it is needed. */
let policy: ScriptUrlPolicy | null | undefined;

const openPolicy = (): ScriptUrlPolicy | null => {
  const untouched: ScriptUrlPolicy = { createScriptURL: (url) => url };
  const { trustedTypes } = globalThis as { readonly trustedTypes?: PolicyFactory };
  try {
    return trustedTypes?.createPolicy('idv-capture', untouched) ?? untouched;
  } catch {
    return null;
  }
};

/** The worker of a plan; `null` where the page or the browser allows none. */
export const startOf = ({ url, options }: WorkerPlan): Worker | null => {
  if (policy === undefined) policy = openPolicy();
  try {
    return policy && new Worker(policy.createScriptURL(url.href), options);
  } catch {
    return null;
  }
};
