/** The answer of the capture protocol that only a handoff reads, apart from schema.ts: it is loaded with the handoff. */
import * as z from 'zod/mini';

/**
 * `POST …/handoff`, answer. `capture_url` may carry `lang` and `theme` in its query. `renew_at` is there for a link that
 * is shown: it works on until `expires_at`. `code` and `code_url` are there for a link that is sent.
 */
export const handoffWire = z.object({
  capture_url: z.string(),
  code: z.nullable(z.string()),
  code_url: z.nullable(z.string()),
  number: z.number(),
  renew_at: z.nullable(z.string()),
  expires_at: z.string(),
  server_time: z.string(),
});

/** `POST /verify/code`, answer: where a typed code leads. */
export const codeAnswerWire = z.object({ capture_url: z.string() });

export type HandoffWire = z.infer<typeof handoffWire>;
