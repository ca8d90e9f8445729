/** What goes wrong with a call to either session API. How it reads on the wire is each provider's own matter. */

/** Kinds of failure; each provider gives them its status and code. */
export type ApiProblem =
  | 'bad_request'
  | 'unauthorized'
  | 'forbidden'
  | 'not_found'
  | 'invalid_state'
  | 'too_large'
  | 'unsupported_type'
  | 'invalid'
  | 'idempotency_mismatch'
  | 'rate_limited'
  | 'server_error';

/** A value that was not accepted. `field` is a path such as `fields.email`. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** Thrown by an operation; becomes the answer. `sentence` is for the developer who reads it. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly problem: ApiProblem,
    readonly sentence: string,
    readonly fields: readonly FieldProblem[] = [],
    /** Seconds after which the same call may succeed; for `rate_limited` only. */
    readonly retryAfterS: number | null = null,
  ) {
    super(problem);
  }
}

/** A call with values that were not accepted, one sentence a field. */
export const invalid = (fields: readonly FieldProblem[]): ApiError =>
  new ApiError(
    'invalid',
    `Invalid value for ${fields.map(({ field }) => field || 'the body').join(', ')}.`,
    fields,
  );

/** What a session that does not exist, or belongs to another environment or provider, is answered with. */
export const sessionNotFound = (): ApiError => new ApiError('not_found', 'Session not found.');
