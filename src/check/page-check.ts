/** What the page itself is: secure, of an origin of its own, with one version of the element, with a memory. Pure. */
import type { PageFacts } from '../browser/page-facts.ts';
import type { CheckResult } from './page-report.ts';

/** Whether browsers give the page a camera and its key at all. */
export const checkSecure = ({ isSecure, isHttps, origin, port }: PageFacts): CheckResult =>
  isSecure
    ? { id: 'secure-page', what: 'The page is secure.' }
    : {
        ...{ id: 'secure-page', code: 'env.insecure_context', severity: 'blocking' },
        what: isHttps
          ? 'A page around this one is not secure. Browsers give the camera only where every page is served by https.'
          : `The page is not secure. Browsers give the camera to pages on https only, and while you build to http://localhost${port && `:${port}`}. Serve it from:`,
        line: isHttps || origin === null ? null : `https://${new URL(origin).hostname}/`,
      };

/** Whether a frame has taken the page's origin from it. */
export const checkOrigin = ({ origin }: PageFacts): CheckResult =>
  origin !== null
    ? null
    : {
        ...{ id: 'sandboxed-frame', code: 'camera.blocked_by_policy', severity: 'blocking' },
        what: 'The frame around the page is sandboxed and leaves it no origin of its own: no camera, no storage, and no capture origin that lets it in.',
        line: '<iframe allow="camera" sandbox="allow-scripts allow-same-origin allow-forms allow-popups"></iframe>',
      };

/**
 * Whether two versions of the element are on the page.
 *
 * @param registered of the element that is; `undefined` for one that does not say, `null` where there is none
 */
export const checkVersion = (own: string, registered: string | undefined | null): CheckResult => {
  if (registered === null) return null;
  if (registered === own) return { id: 'one-version', what: `<idv-capture> is of version ${own}.` };
  return {
    ...{ id: 'one-version', code: 'env.duplicate_version', severity: 'degraded' },
    what: `<idv-capture> of ${registered === undefined ? 'an older version' : `version ${registered}`} was registered first and is the one that runs; version ${own} is loaded as well. Load one of them.`,
    line: null,
  };
};

/** Whether what is not yet sent outlives the page. */
export const checkMemory = (keeps: boolean): CheckResult =>
  keeps
    ? { id: 'storage', what: 'The browser keeps what is not yet sent.' }
    : {
        ...{ id: 'storage', code: null, severity: 'degraded' },
        what: 'The browser keeps nothing for this page (no IndexedDB): photos that are not yet sent do not survive a reload, and the device is not known again.',
        line: null,
      };
