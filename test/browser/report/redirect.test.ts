/** The gate before `redirect_url` once more, because every engine reads URLs with a parser of its own. */
import { expect } from '@open-wc/testing';
import { CaptureError } from '../../../src/model/errors.ts';
import { redirectTarget } from '../../../src/report/redirect.ts';
import { hostileRedirects } from '../../unit/report/hostile-redirects.ts';

const target = (url: string) => redirectTarget(url, 'ses_1', 'completed');

describe('redirectTarget, in this engine', () => {
  it('refuses everything hostile [fault 64]', () => {
    const through = hostileRedirects.filter((url) => {
      try {
        target(url);
        return true;
      } catch (error) {
        return !(error instanceof CaptureError && error.code === 'redirect.blocked');
      }
    });
    expect(hostileRedirects.length).to.be.at.least(200);
    expect(through).to.eql([]);
  });

  it('lets good ones through with their own query and fragment', () => {
    const added = 'session_id=ses_1&status=completed';
    expect(target('https://shop.example/d?sig=a%2Bb~(c)&flag#/x?y=1')).to.equal(
      `https://shop.example/d?sig=a%2Bb~(c)&flag&${added}#/x?y=1`,
    );
    expect(target('https://bücher.example:8443/größe')).to.equal(
      `https://xn--bcher-kva.example:8443/gr%C3%B6%C3%9Fe?${added}`,
    );
    expect(target('http://localhost:3000/d')).to.equal(`http://localhost:3000/d?${added}`);
    expect(target('http://[::1]:3000/d')).to.equal(`http://[::1]:3000/d?${added}`);
  });
});
