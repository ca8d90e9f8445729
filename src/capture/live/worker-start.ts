/**
 * Starts the worker that looks at pictures, where a page allows one. It asks the worker nothing.
 *
 * Where a page requires trusted types, an address has to come from a policy. Only creating one tells whether a page allows
 * it, and one that does not reports that: so there is one attempt a page, and no other way is tried after it.
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
class WorkerPlan {
  readonly url: URL;
  readonly options: WorkerOptions;

  constructor(url: URL, options: WorkerOptions) {
    this.url = url;
    this.options = options;
  }
}

const planned = (Worker: typeof WorkerPlan): WorkerPlan =>
  new Worker(new URL('./live-worker.ts', import.meta.url), { type: 'module' });

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

const startOf = ({ url, options }: WorkerPlan): Worker | null => {
  policy ??= openPolicy();
  try {
    return policy && new Worker(policy.createScriptURL(url.href), options);
  } catch {
    return null;
  }
};

/** A worker that has begun; `null` where none does, or the signal has aborted: an aborted one does not live on. */
export const startWorker = async (signal: AbortSignal): Promise<Worker | null> => {
  const worker = signal.aborted ? null : startOf(planned(WorkerPlan));
  if (!worker) return null;
  const begins = await new Promise<boolean>((resolve) => {
    const answer = (isReady: boolean): void => {
      worker.removeEventListener('message', ready);
      worker.removeEventListener('error', fails);
      resolve(isReady);
    };
    const ready = (): void => {
      answer(true);
    };
    const fails = (): void => {
      answer(false);
    };
    worker.addEventListener('message', ready);
    worker.addEventListener('error', fails);
    // Whether it works already or is still on its way over a slow network: it outlives nobody.
    signal.addEventListener(
      'abort',
      () => {
        worker.terminate();
        answer(false);
      },
      { once: true },
    );
  });
  if (begins) return worker;
  worker.terminate();
  return null;
};
