/** Errors of Verilock's API (Verilock "Errors"): `error`, `message`, `details`. */
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { JsonObject } from '../provider/json-body.ts';

/** Thrown by a resource; becomes the answer. `details` maps a field to its sentences. */
export class VerilockError extends Error {
  override readonly name = 'VerilockError';

  constructor(
    readonly status: ContentfulStatusCode,
    readonly code: string,
    readonly text: string,
    readonly details: JsonObject | null = null,
  ) {
    super(code);
  }
}

/** An error as an answer. */
export const verilockProblem = (c: Context, { status, code, text, details }: VerilockError): Response =>
  c.json({ error: code, message: text, details }, status);

/** What a session that does not exist, or belongs to another environment, is answered with. */
export const sessionNotFound = (): VerilockError => new VerilockError(404, 'not_found', 'Session not found.');
