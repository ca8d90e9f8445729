/** What the page knows of its device, and what it passes on: key or secret, and the browser's own sheet for links. */
import { expect } from '@open-wc/testing';
import { PageHost } from '../../../src/browser/page-host.ts';
import { replace, restoreAll } from '../harness/replace.ts';

const link = 'https://verify.example/verify/slk_1';

beforeEach(() => {
  localStorage.clear();
});
afterEach(() => {
  restoreAll();
  localStorage.clear();
});

describe('the device', () => {
  it('has one key, however many elements ask for it, and needs no secret then', async () => {
    const keys = await Promise.all([new PageHost().deviceKey(), new PageHost().deviceKey()]);
    expect(keys[0]).not.to.equal(null);
    expect(keys[0]).to.equal(keys[1]);
    expect(localStorage.getItem('idv-capture.device-secret')).to.equal(null);
  });

  it('goes on with its secret once it has needed one, in other page views, too', async () => {
    const secret = new PageHost().deviceSecret();
    expect(secret).to.match(/^[0-9a-f]{64}$/);
    const later = new PageHost();
    expect(await later.deviceKey()).to.equal(null);
    expect(later.deviceSecret()).to.equal(secret);
  });
});

describe('the sheet for passing links on', () => {
  const withSheet = (share: () => Promise<void>, canShare?: () => boolean): unknown[][] => {
    const asked: unknown[][] = [];
    replace(navigator, 'share', {
      value: (...args: unknown[]) => {
        asked.push(args);
        return share();
      },
    });
    replace(navigator, 'canShare', { value: canShare });
    return asked;
  };
  const fine = () => Promise.resolve();
  const refused = (name: string) => () => Promise.reject(new DOMException('no', name));

  it('is there where the browser says so', () => {
    replace(navigator, 'share', { value: undefined });
    expect(new PageHost().canShare).to.equal(false);
    withSheet(fine);
    expect(new PageHost().canShare).to.equal(true);
    withSheet(fine, () => true);
    expect(new PageHost().canShare).to.equal(true);
    // A frame that may not open it.
    withSheet(fine, () => false);
    expect(new PageHost().canShare).to.equal(false);
  });

  it('gets the link and what it is', async () => {
    const asked = withSheet(fine);
    await new PageHost().share(link, 'Verify your identity');
    expect(asked).to.eql([[{ url: link, title: 'Verify your identity' }]]);
  });

  it('may be closed without a choice', async () => {
    withSheet(refused('AbortError'));
    await new PageHost().share(link, 'title');
  });

  for (const name of ['NotAllowedError', 'DataError', 'InvalidStateError'])
    it(`that fails with ${name} says so`, async () => {
      withSheet(refused(name));
      const error = await new PageHost().share(link, 'title').catch((thrown: unknown) => thrown);
      expect(error).to.be.instanceOf(DOMException);
    });
});
