/** Errors of the capture protocol: the codes of src/model/errors.ts with the status and the sentence they go out with. */
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ErrorCode } from '../../../src/model/errors.ts';
import { errorWire, type ErrorWire } from '../../../src/session/schema.ts';

/** What the server says with each code it uses: status, then text for a developer's eyes. */
const answers = {
  'session.gone': [404, 'No session has this address.'],
  'session.expired': [410, 'The session has expired.'],
  'session.bound_elsewhere': [
    401,
    'Another device holds this link, or the credential is missing or unknown.',
  ],
  'session.origin_not_allowed': [403, 'This origin may not use the session.'],
  'link.already_used': [409, 'Another device has used this link.'],
  'link.expired': [410, 'The link has expired or was replaced by a newer one.'],
  'handoff.taken': [409, 'Another device holds the session now.'],
  'handoff.wrong_number': [409, 'This is not the number that the other device shows. All links are void.'],
  'handoff.declined': [409, 'The person at the other device has declined.'],
  'handoff.rejected': [409, 'A wrong number was chosen three times.'],
  'server.rate_limited': [429, 'Too many requests. Try again later.'],
  'server.refused': [409, 'The session does not allow this now.'],
  'server.unavailable': [500, 'The server has failed. Try again later.'],
  'server.unsupported_step': [404, 'There is no such step.'],
  'upload.incomplete': [422, 'What has arrived is not complete.'],
  'upload.rejected_type': [415, 'The file is of no accepted type.'],
  'upload.too_large': [413, 'The file is larger than 10 000 000 bytes.'],
  'capture.empty': [422, 'The file is empty.'],
  'fields.rejected': [422, 'Fields are missing or malformed.'],
} as const satisfies Partial<Record<ErrorCode, readonly [ContentfulStatusCode, string]>>;

/** A code that the server answers with; `idempotency_mismatch` is the providers' word and no code of the widget. */
type AnsweredCode = keyof typeof answers;

/** Thrown by a resource; becomes the answer. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
  readonly status: ContentfulStatusCode;
  readonly detail: string;
  readonly fields: readonly string[];
  readonly retryAfterS: number | null;

  constructor(
    readonly code: AnsweredCode,
    more: {
      readonly status?: ContentfulStatusCode;
      readonly detail?: string;
      /** Names of the fields or steps that are refused or missing. */
      readonly fields?: readonly string[];
      readonly retryAfterS?: number;
    } = {},
  ) {
    super(code);
    const [status, detail] = answers[code];
    this.status = more.status ?? status;
    this.detail = more.detail ?? detail;
    this.fields = more.fields ?? [];
    this.retryAfterS = more.retryAfterS ?? null;
  }
}

/** An error as the body of an answer. */
export const problemBody = ({ status, code, detail, fields }: ProtocolError): ErrorWire =>
  bodyOf(status, code, detail, fields);

/** An error as an answer. */
export const protocolProblem = (
  c: Context,
  status: ContentfulStatusCode,
  error: string,
  detail: string,
  fields: readonly string[] = [],
): Response => c.json(bodyOf(status, error, detail, fields), status);

const bodyOf = (status: number, error: string, detail: string, fields: readonly string[]): ErrorWire =>
  errorWire.parse({
    error,
    detail,
    status_code: status,
    ...(fields.length > 0 ? { fields: [...fields] } : {}),
  });
