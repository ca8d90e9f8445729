/** Whether this page and the capture origin let each other through, by asking for the invitation of a link. */
import { BrowserHttp } from '../browser/browser-http.ts';
import { framed, refusalOf } from '../browser/policy-trial.ts';
import { CaptureError, codeOf, isErrorCode, type ErrorCode } from '../model/errors.ts';
import type { HttpResponse } from '../model/ports.ts';
import type { SessionEntry } from '../model/session.ts';
import { readEntry } from '../session/entry.ts';
import { lineFor } from './policy-line.ts';
import type { CheckResult, PageFinding } from './page-report.ts';

/** Longest wait for the origin, in milliseconds. */
const timeoutMs = 10_000;

/** Where a link leads, or what is wrong with it. */
export const readLink = (captureUrl: string): SessionEntry | PageFinding => {
  try {
    return readEntry({ captureUrl, sessionToken: null, apiBase: null, session: null });
  } catch (error) {
    return {
      ...{ id: 'capture-link', code: codeOf(error, 'entry.invalid_url'), severity: 'blocking' },
      what: 'The capture link cannot be used: it has to be the whole https address that "create session" has answered.',
      line: '<idv-capture capture-url="https://…/verify/…"></idv-capture>',
    };
  }
};

/** What asking has come to: an answer, or the code of the failure. */
type Asked = HttpResponse | ErrorCode;

/** Asks the capture origin as the element would. Uses nothing up. */
export const checkCaptureOrigin = async (
  { captureUrl, origin }: SessionEntry,
  pageOrigin: string | null,
  signal: AbortSignal,
): Promise<readonly CheckResult[]> => {
  const http = new BrowserHttp();
  let asked: Asked = 'network.offline';
  const refusal = await refusalOf(
    async () => {
      asked = await invitation(http, captureUrl, signal);
      return typeof asked !== 'string';
    },
    (one) => one.origin === origin,
  );
  signal.throwIfAborted();
  if (refusal && refusal !== 'none')
    return [
      {
        ...{ id: 'capture-origin', code: 'env.csp_blocked', severity: 'blocking' },
        what: `The page's Content-Security-Policy (${refusal.directive}) forbids it to talk to ${origin}, and there is no capture without that. Make the directive this one:`,
        line: lineFor('connect-src', refusal.policy, origin),
      },
    ];
  if (typeof asked === 'string') {
    const isThere = await http.reachable(origin, signal);
    signal.throwIfAborted();
    return isThere
      ? [shutOut(origin, pageOrigin), ...(await checkHostedFrame(origin))]
      : [unreachable(origin, asked)];
  }
  return answered(asked, origin, pageOrigin);
};

const invitation = async (http: BrowserHttp, captureUrl: string, signal: AbortSignal): Promise<Asked> => {
  const url = `${captureUrl}/invitation`;
  try {
    return await http.send({ method: 'GET', url, headers: {}, body: null, timeoutMs }, signal);
  } catch (error) {
    if (error instanceof CaptureError) return error.code;
    throw error;
  }
};

const answered = async (
  { status, json }: HttpResponse,
  origin: string,
  pageOrigin: string | null,
): Promise<readonly CheckResult[]> => {
  const { error, protocol } = (typeof json === 'object' && json !== null ? json : {}) as Record<
    string,
    unknown
  >;
  if (error === 'session.origin_not_allowed') return [shutOut(origin, pageOrigin)];
  const isSpoken = typeof protocol === 'string' || typeof error === 'string';
  if (!isSpoken) return checkHostedFrame(origin);
  if (status < 400)
    return [{ id: 'capture-origin', what: `${origin} answers this page and knows the session.` }];
  return [
    {
      ...{ id: 'capture-origin', severity: 'blocking' },
      code: typeof error === 'string' && isErrorCode(error) ? error : 'server.refused',
      what: `${origin} answers this page, but not for this session (${String(status)}): create a new one.`,
      line: null,
    },
  ];
};

const shutOut = (origin: string, pageOrigin: string | null): PageFinding => ({
  ...{ id: 'capture-origin', code: 'session.origin_not_allowed', severity: 'blocking' },
  what: `${origin} is there, but does not let ${pageOrigin ?? 'a page without an origin'} read its answers. Add the page's origin to those that the session allows (the sandbox reads them from ALLOWED_ORIGINS).`,
  line: pageOrigin,
});

const unreachable = (origin: string, code: ErrorCode): PageFinding => ({
  ...{ id: 'capture-origin', code, severity: 'blocking' },
  what: `${origin} did not answer. Is it running, and is this device in a network that reaches it?`,
  line: null,
});

/** An origin that does not speak the capture protocol is shown in a frame instead, which the page has to allow. */
const checkHostedFrame = async (origin: string): Promise<readonly CheckResult[]> => {
  const refusal = await refusalOf(
    () => framed(origin),
    (one) => one.origin === origin,
  );
  return [
    refusal && refusal !== 'none'
      ? {
          ...{ id: 'hosted-frame', code: 'env.csp_blocked', severity: 'blocking' },
          what: `${origin} would be shown in a frame, which the page's Content-Security-Policy (${refusal.directive}) forbids. Make the directive this one:`,
          line: lineFor('frame-src', refusal.policy, origin),
        }
      : { id: 'hosted-frame', what: `${origin} may be shown in a frame.` },
  ];
};
