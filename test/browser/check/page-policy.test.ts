/** A page whose content policy is in the way: in a frame of its own, because a page has one policy. */
import { expect } from '@open-wc/testing';
import type { PageReport } from '../../../src/check/page-report.ts';
import { eventually } from '../harness/eventually.ts';

interface Outcome {
  readonly report: PageReport;
  /** The directive that the page remembers to have refused the capture origin. */
  readonly refusedBy: string | null;
}

const origin = 'https://verify.example.test';
const captureUrl = `${origin}/verify/tok_browser-tests-0123456789`;
const own = "script-src 'self' 'unsafe-inline'; style-src 'self'";

const look = async (policy: string, link: string | null = null): Promise<Outcome> => {
  const frame = document.createElement('iframe');
  const asked = new URLSearchParams({ policy, ...(link === null ? {} : { captureUrl: link }) });
  frame.src = `/test/browser/check/policy-page.html#${asked.toString()}`;
  document.body.append(frame);
  try {
    return await eventually(
      () => (frame.contentWindow as { readonly outcome?: Outcome } | null)?.outcome,
      'a report',
    );
  } finally {
    frame.remove();
  }
};

const finding = ({ report }: Outcome, id: string) => report.findings.find((one) => one.id === id);

describe('a page whose policy', () => {
  it('refuses the capture origin is told the directive and the line [fault 32]', async () => {
    const outcome = await look(`default-src 'self'; ${own}; connect-src 'self'`, captureUrl);
    expect(finding(outcome, 'capture-origin')).to.include({
      code: 'env.csp_blocked',
      severity: 'blocking',
      line: `connect-src 'self' ${origin}`,
    });
    expect(outcome.report.isReady).to.equal(false);
    expect(outcome.report.findings[0]?.severity).to.equal('blocking');
    expect(outcome.refusedBy).to.equal('connect-src');
    expect(JSON.stringify(outcome)).not.to.contain('tok_');
  });

  it('refuses everything that it does not name is told as well [fault 32]', async () => {
    const outcome = await look(`default-src 'none'; ${own}`, captureUrl);
    expect(finding(outcome, 'capture-origin')?.line).to.equal(`connect-src ${origin}`);
    expect(outcome.refusedBy).to.equal('connect-src');
  });

  it('refuses nothing has nothing against workers and keeps data', async () => {
    const { report, refusedBy } = await look(`default-src 'self'; ${own}`);
    const passed = report.passed.map(({ id }) => id);
    expect(passed).to.include.members(['secure-page', 'workers', 'storage']);
    expect(report.findings.map(({ code }) => code)).not.to.include('env.csp_blocked');
    expect(refusedBy).to.equal(null);
  });

  it('refuses workers is told what goes on without them', async () => {
    const { report } = await look(`default-src 'self'; ${own}; worker-src 'none'`);
    const workers = report.findings.find(({ id }) => id === 'workers');
    expect(workers).to.include({
      code: 'env.csp_blocked',
      severity: 'degraded',
      line: "worker-src 'self'",
    });
    expect(report.isReady).to.equal(!report.findings.some(({ severity }) => severity === 'blocking'));
  });

  it('refuses the frame of an origin that does not speak the protocol is told the line', async () => {
    const outcome = await look(
      `default-src 'self'; ${own}; frame-src 'none'`,
      `${location.origin}/verify/tok_nobody`,
    );
    expect(finding(outcome, 'hosted-frame')).to.include({
      code: 'env.csp_blocked',
      severity: 'blocking',
      line: `frame-src ${location.origin}`,
    });
    // Whoever cannot be shown can be talked to: a network that is gone later is no policy's doing.
    expect(outcome.refusedBy).to.equal(null);
  });

  it('requires trusted types and does not name Lit’s twice is told the line, where the browser has them', async () => {
    const policy = `default-src 'self'; ${own}; require-trusted-types-for 'script'; trusted-types lit-html`;
    const workers = finding(await look(policy), 'workers');
    if ('trustedTypes' in globalThis)
      expect(workers).to.include({
        code: 'env.csp_blocked',
        line: "trusted-types lit-html 'allow-duplicates'",
      });
    else expect(workers).to.equal(undefined);
  });
});

describe('a page that is asked for a link', () => {
  it('which is none is told what one looks like', async () => {
    const outcome = await look(own, 'https://verify.example.test/elsewhere');
    expect(finding(outcome, 'capture-link')).to.include({ code: 'entry.no_token', severity: 'blocking' });
  });
});
