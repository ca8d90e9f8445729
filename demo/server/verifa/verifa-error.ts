/** Errors of Verifa's API (Verifa "Errors"): `error`, `detail`, `status_code`, and `errors` by field for a 422. */
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { inflect, inflectionOf } from './key-inflection.ts';

/** Thrown by a resource; becomes the answer. */
export class VerifaError extends Error {
  override readonly name = 'VerifaError';

  constructor(
    readonly status: ContentfulStatusCode,
    readonly code: string,
    readonly detail: string,
    readonly errors: readonly { readonly field: string; readonly message: string }[] = [],
  ) {
    super(code);
  }
}

/** An error as an answer. */
export const verifaProblem = (
  c: Context,
  status: ContentfulStatusCode,
  error: string,
  detail: string,
  errors: VerifaError['errors'] = [],
): Response => {
  const body = { error, detail, status_code: status, ...(errors.length > 0 ? { errors } : {}) };
  const inflection = inflectionOf(c.req.header('Key-Inflection')) ?? 'snake';
  return c.json(inflect(body, inflection), status, { 'Cache-Control': 'no-store' });
};

/** What a session that does not exist, or belongs to another environment, is answered with. */
export const sessionNotFound = (): VerifaError => new VerifaError(404, 'not_found', 'Session not found.');
