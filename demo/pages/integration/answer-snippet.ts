/** The provider's answer as the page may show it: keys to the session and the long picture are shortened. Pure. */
import type { CreatedSession } from '../session/demo-session.ts';

/** The answer as JSON text, without its token and without the bytes of its QR picture. */
export const answerSnippet = (session: CreatedSession): string => JSON.stringify(session, shorten, 2);

const shorten = (_key: string, value: unknown): unknown =>
  typeof value === 'string'
    ? value.replace(/tok_[\w-]+/g, 'tok_…').replace(/^(?<start>data:[^,]+,).*$/s, '$<start>…')
    : value;
