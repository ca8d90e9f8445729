/** The worker under a policy that requires trusted types: in a frame of its own, because a page has one policy. */
import { expect } from '@open-wc/testing';

interface Outcome {
  readonly begins: boolean;
  readonly violations: readonly string[];
}

/** Starts the worker in a page with that policy. */
const startUnder = async (policy: string): Promise<Outcome> => {
  const frame = document.createElement('iframe');
  const source = new URL('/src/capture/live/worker-start.ts', location.href).href;
  frame.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}">
    <script type="module">
      const violations = [];
      addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
      const { startWorker } = await import('${source}');
      const end = new AbortController();
      const worker = await startWorker(end.signal);
      end.abort();
      // Violations are told in a task of their own.
      setTimeout(() => parent.postMessage({ begins: worker !== null, violations }, '${location.origin}'));
    </script>`;
  const answer = new Promise<Outcome>((resolve) => {
    const hear = ({ source: from, data }: MessageEvent<Outcome>): void => {
      if (from !== frame.contentWindow) return;
      removeEventListener('message', hear);
      resolve(data);
    };
    addEventListener('message', hear);
  });
  document.body.append(frame);
  try {
    return await answer;
  } finally {
    frame.remove();
  }
};

const knowsTrustedTypes = 'trustedTypes' in globalThis;

describe('the worker that looks', () => {
  for (const [where, policy] of [
    ['in a page without a policy', ''],
    ['where trusted types are required', "require-trusted-types-for 'script'"],
    ['where its policy is named', "require-trusted-types-for 'script'; trusted-types lit-html idv-capture"],
  ] as const)
    it(`begins ${where}, and violates nothing`, async () => {
      expect(await startUnder(policy)).to.eql({ begins: true, violations: [] });
    });

  it('does not begin where its policy is not named, and says so once', async () => {
    const outcome = await startUnder("require-trusted-types-for 'script'; trusted-types lit-html");
    expect(outcome).to.eql(
      knowsTrustedTypes ? { begins: false, violations: ['trusted-types'] } : { begins: true, violations: [] },
    );
  });
});
