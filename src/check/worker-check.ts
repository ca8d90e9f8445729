/** Whether the page lets workers start, which look at documents and faces: by starting one that does nothing. */
import { refusalOf, type Refusal } from '../browser/policy-trial.ts';
import { systemClock } from '../browser/system-clock.ts';
import { startOf, WorkerPlan } from '../capture/trusted-worker.ts';
import { lineFor } from './policy-line.ts';
import type { CheckResult, PageFinding } from './page-report.ts';

/** Longest wait for a worker, in milliseconds: one that is late on a slow network is not forbidden. */
const patienceMs = 4000;

const planned = (Worker: typeof WorkerPlan): WorkerPlan =>
  new Worker(new URL('./trial-worker.ts', import.meta.url), { type: 'module' });

const loss =
  'Documents are then looked at by the page itself, faces and codes not at all: they are framed by an oval and left to the server.';

/** What is missing without a worker, and what keeps it back. */
export const checkWorkers = async (pageOrigin: string | null): Promise<CheckResult> => {
  const plan = planned(WorkerPlan);
  const refusal = await refusalOf(() => begins(plan), isOfWorkers);
  if (refusal === 'none')
    return { id: 'workers', what: 'Workers start: documents, codes and faces are seen live.' };
  const finding = { id: 'workers', severity: 'degraded', code: refusal ? 'env.csp_blocked' : null } as const;
  if (refusal) return { ...finding, ...forbidden(refusal) };
  // Browsers start workers from the page's own origin only.
  if (plan.url.origin !== pageOrigin)
    return {
      ...finding,
      what: `The script comes from ${plan.url.origin}, and browsers start workers from the page's own origin only. ${loss}`,
      line: '<script type="module" src="/idv-capture.js"></script>',
    };
  return {
    ...finding,
    what: `No worker starts. Are all files of the folder "chunks" there? ${loss}`,
    line: null,
  };
};

const isTrustedTypes = (directive: string): boolean => directive.includes('trusted-types');

const isOfWorkers = ({ directive }: Refusal): boolean =>
  /^(?:worker|child|script|default)-src/.test(directive) || isTrustedTypes(directive);

const forbidden = ({ directive, policy }: Refusal): Pick<PageFinding, 'what' | 'line'> => ({
  what: `The page's Content-Security-Policy forbids workers (${directive}). ${loss} Make the directive this one:`,
  line: isTrustedTypes(directive)
    ? "trusted-types lit-html 'allow-duplicates'"
    : lineFor('worker-src', policy, "'self'"),
});

const begins = (plan: WorkerPlan): Promise<boolean> => {
  const worker = startOf(plan);
  if (!worker) return Promise.resolve(false);
  return new Promise<boolean>((resolve) => {
    const stop = systemClock.after(patienceMs, () => {
      resolve(true);
    });
    const end = ({ type }: Event): void => {
      stop();
      resolve(type === 'message');
    };
    worker.addEventListener('message', end, { once: true });
    worker.addEventListener('error', end, { once: true });
  }).finally(() => {
    worker.terminate();
  });
};
