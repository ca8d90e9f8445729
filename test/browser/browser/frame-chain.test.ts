/** What can be seen of the frames on a page, whatever they are given for an address. */
import { expect } from '@open-wc/testing';
import { framesWithin } from '../../../src/browser/frame-chain.ts';

const added: HTMLIFrameElement[] = [];

const frameOf = (different: Partial<HTMLIFrameElement>): void => {
  const frame = Object.assign(document.createElement('iframe'), {
    id: `frame-${added.length}`,
    ...different,
  });
  added.push(frame);
  document.body.append(frame);
};

afterEach(() => {
  for (const frame of added.splice(0)) frame.remove();
});

describe('the frames within a page', () => {
  it('are those that show another origin', () => {
    frameOf({});
    frameOf({ src: '/nowhere' });
    frameOf({ src: 'https://verify.example.test/verify/x', allow: 'camera' });
    expect(framesWithin()).to.eql([
      { path: '#frame-2', allow: 'camera', origin: 'https://verify.example.test' },
    ]);
  });

  it('may have an address that is none: that is no frame of another origin, and no failure', () => {
    frameOf({ src: 'https://' });
    frameOf({ src: 'http://[' });
    expect(framesWithin()).to.eql([]);
  });
});
