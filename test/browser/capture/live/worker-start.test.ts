/** The worker under a policy that requires trusted types: in a frame of its own, because a page has one policy. */
import { expect } from '@open-wc/testing';
import { eventually } from '../../harness/eventually.ts';

interface Outcome {
  readonly begins: boolean;
  readonly violations: readonly string[];
  /** Addresses that the page's default policy was asked about. */
  readonly asked: readonly string[];
}

/** What the page's default policy does with addresses of scripts. */
type DefaultPolicy = 'none' | 'trusts' | 'has-no-rule';

/** Starts the worker in a page with that policy, where Lit has made its own before. */
const startUnder = async (policy: string, defaultPolicy: DefaultPolicy = 'none'): Promise<Outcome> => {
  const frame = document.createElement('iframe');
  frame.src = `/test/browser/worker-page.html#${new URLSearchParams({ policy, default: defaultPolicy }).toString()}`;
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
const required = "require-trusted-types-for 'script'";

describe('the worker that looks', () => {
  for (const [where, policy] of [
    ['in a page without a policy', ''],
    ['where trusted types are required', required],
    ['where Lit may have company', `${required}; trusted-types lit-html 'allow-duplicates'`],
  ] as const)
    it(`begins ${where}, and violates nothing`, async () => {
      expect(await startUnder(policy)).to.eql({ begins: true, violations: [], asked: [] });
    });

  it('begins by the default policy of a page that lists neither its own nor duplicates', async () => {
    const { begins, violations, asked } = await startUnder(
      `${required}; trusted-types lit-html default`,
      'trusts',
    );
    expect({ begins, violations }).to.eql({ begins: true, violations: [] });
    expect(asked.map((url) => new URL(url).origin)).to.eql(knowsTrustedTypes ? [location.origin] : []);
  });

  it('begins beside a default policy that says nothing of scripts', async () => {
    const policy = `${required}; trusted-types lit-html default 'allow-duplicates'`;
    expect(await startUnder(policy, 'has-no-rule')).to.eql({ begins: true, violations: [], asked: [] });
  });

  it('does not begin where Lit may have no company, and says so once', async () => {
    expect(await startUnder(`${required}; trusted-types lit-html`)).to.eql({
      begins: !knowsTrustedTypes,
      violations: knowsTrustedTypes ? ['trusted-types'] : [],
      asked: [],
    });
  });
});
