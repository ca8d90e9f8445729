/** Asks the sandbox to play the integrator's backend: it creates a session and relays the provider's answer. */

/** Which session is wanted. */
export interface DemoSessionRequest {
  readonly provider: 'verifa' | 'verilock';
  readonly workflow?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  /** Whether the session carries a `redirect_url`. */
  readonly redirect: boolean;
}

/** The answer of "create session", as either provider gives it. */
export type CreatedSession = Readonly<Record<string, unknown>>;

/**
 * Creates a session.
 *
 * @throws {Error} with a sentence for the page when the backend refused or did not answer
 */
export const createDemoSession = async (request: DemoSessionRequest): Promise<CreatedSession> => {
  const response = await fetch('/demo/sessions', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(request),
  }).catch((cause: unknown) => {
    throw new Error('The sandbox did not answer. Is it still running?', { cause });
  });
  const answer = (await response.json().catch(() => null)) as CreatedSession | null;
  if (!response.ok || !answer)
    throw new Error(`The sandbox refused the session: ${reasonIn(answer, response.status)}`);
  return answer;
};

/** The session's id, as either provider names it. */
export const idOf = (session: CreatedSession): string => textIn(session, 'id');

/** The capture URL, as either provider names it. */
export const captureUrlOf = (session: CreatedSession): string =>
  textIn(session, 'capture_url') || textIn(session, 'session_url');

/** The token at the end of the capture URL. */
export const tokenOf = (session: CreatedSession): string => captureUrlOf(session).split('/').at(-1) ?? '';

const textIn = (session: CreatedSession, key: string): string => {
  const value = session[key];
  return typeof value === 'string' ? value : '';
};

/** `detail` of Verifa, `message` of Verilock, or whatever else there is. */
const reasonIn = (answer: CreatedSession | null, status: number): string => {
  const reasons = ['detail', 'message', 'error'].map((key) => textIn(answer ?? {}, key));
  return reasons.find((reason) => reason !== '') ?? `status ${status}`;
};
