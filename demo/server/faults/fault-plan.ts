/** What a test may want to go wrong: the words of `POST /__faults`. Says nothing of how it is done. */
import { z } from 'zod';

const rate = z.number().int().min(1).max(100_000_000);
const milliseconds = z.number().int().min(0).max(600_000);

const statusFault = z.strictObject({
  type: z.literal('status'),
  status: z.number().int().min(400).max(599),
  /** The capture protocol's code in the answer; without it the answer is what a proxy says: HTML. */
  code: z.string().min(1).max(100).optional(),
  /** `Retry-After` as it goes out: seconds, a date, or nonsense. */
  retryAfter: z.string().max(100).optional(),
  /** The whole answer, in the place of either. */
  body: z.string().max(100_000).optional(),
});

const cutFault = z.strictObject({
  type: z.literal('cut'),
  /** `before`: the work is not done, or cannot be finished. `after`: it is done and nobody hears of it. */
  when: z.enum(['before', 'after']),
  /** So much still comes through: of the request's body before the work, of the answer's after it. */
  afterBytes: z.number().int().min(0).optional(),
});

const action = z.discriminatedUnion('type', [
  statusFault,
  cutFault,
  z.strictObject({ type: z.literal('delay'), ms: milliseconds }),
  z.strictObject({ type: z.literal('hang') }),
  z.strictObject({ type: z.literal('html') }),
  z.strictObject({ type: z.literal('no-cors') }),
  z.strictObject({ type: z.literal('truncate') }),
  z.strictObject({ type: z.literal('edit'), merge: z.record(z.string(), z.unknown()) }),
  z.strictObject({ type: z.literal('slow'), bytesPerSecond: rate, of: z.enum(['request', 'answer']) }),
  z.strictObject({ type: z.literal('sse-buffer') }),
]);

const isRegExp = (source: string): boolean => {
  try {
    return new RegExp(source, 'u') instanceof RegExp;
  } catch {
    return false;
  }
};

const path = z
  .string()
  .max(500)
  .refine((value) => !value.startsWith('^') || isRegExp(value), 'is no regular expression');

const rule = z.strictObject({
  /** Every method but OPTIONS where absent. */
  method: z.enum(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS']).optional(),
  /**
   * What follows `/verify/{token}`, `/` for the hosted page itself, or the whole path of any other address. A pattern with
   * `*` for a part and `**` for anything, or a regular expression that begins with `^`. Any path where absent.
   */
  path: path.optional(),
  /** How many matching requests pass unharmed before. */
  after: z.number().int().min(0).default(0),
  /** How many are then met. */
  times: z.number().int().min(1).max(1_000_000).default(1),
  /** Meets only this share of them, by a sequence of its own that follows from the number. */
  random: z.strictObject({ seed: z.number().int().min(0), share: z.number().min(0).max(1) }).optional(),
  action,
});

/** The body of `POST /__faults`. */
export const faultPlan = z.strictObject({ rules: z.array(rule).max(1000) });

/** A plan as a test writes it. */
export type FaultPlan = z.input<typeof faultPlan>;

/** One rule, with everything that it leaves open filled in. */
export type FaultRule = z.output<typeof rule>;

/** What a request meets with. */
export type FaultAction = z.output<typeof action>;
