/** The worker under a policy that requires trusted types: in a frame of its own, because a page has one policy. */
import { expect } from '@open-wc/testing';
import { eventually } from '../../harness/eventually.ts';

interface Outcome {
  readonly begins: boolean;
  readonly violations: readonly string[];
}

/** Starts the worker in a page with that policy. */
const startUnder = async (policy: string): Promise<Outcome> => {
  const frame = document.createElement('iframe');
  frame.src = `/test/browser/worker-page.html#${encodeURIComponent(policy)}`;
  document.body.append(frame);
  try {
    return await eventually(
      () => (frame.contentWindow as { readonly outcome?: Outcome } | null)?.outcome,
      'an outcome',
    );
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
