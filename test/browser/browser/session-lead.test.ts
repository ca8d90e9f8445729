/** Which page works on a session: only the browser's word says that another one does, however long it takes to say it. */
import { expect } from '@open-wc/testing';
import { leadSession } from '../../../src/browser/session-lead.ts';
import { replace, restoreAll } from '../harness/replace.ts';

const nothing = (): void => undefined;

let session = 0;
beforeEach(() => {
  session += 1;
});
afterEach(() => {
  restoreAll();
});

/** What comes of asking to work on the session of this test. */
const lead = (takesOver = false, onLost = nothing): ReturnType<typeof leadSession> =>
  leadSession(`vs_${String(session)}`, takesOver, onLost);

describe('the lead of a session', () => {
  it('is had by one page until it lets go', async () => {
    const letGo = await lead();
    expect(await lead()).to.equal(null);
    letGo?.();
    expect(await lead()).to.be.a('function');
  });

  it('is waited for where the page before holds it for another moment', async () => {
    const letGo = await lead();
    const next = lead();
    setTimeout(() => letGo?.(), 300);
    expect(await next).to.be.a('function');
  });

  it('is taken over, and who had it is told', async () => {
    let lost = 0;
    await lead(false, () => {
      lost += 1;
    });
    const letGo = await lead(true);
    expect(lost).to.equal(1);
    letGo?.();
  });

  it('is nobody else’s because the browser is slow to say so', async () => {
    const { locks } = navigator;
    const request = Reflect.get(locks, 'request') as (...asked: unknown[]) => Promise<unknown>;
    replace(locks, 'request', {
      value: async (...asked: unknown[]) => {
        await new Promise((resolve) => setTimeout(resolve, 1200));
        return request.apply(locks, asked);
      },
    });
    expect(await lead()).to.be.a('function');
  });

  it('is had by every page where there are no locks', async () => {
    replace(navigator, 'locks', { value: undefined });
    expect(await lead()).to.be.a('function');
    expect(await lead()).to.be.a('function');
  });

  it('is had by every page of a frame that may have no locks', async () => {
    replace(navigator.locks, 'request', {
      value: () => Promise.reject(new DOMException('not here', 'SecurityError')),
    });
    expect(await lead()).to.be.a('function');
  });
});
