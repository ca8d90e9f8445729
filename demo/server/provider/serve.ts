/**
 * Serves the operations of one provider: credential, limits, scope, session, body, transaction, answer. Every request
 * and every answer passes through the schemas of its operation; nothing here knows what an operation does.
 */
import { Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { z } from 'zod';
import { reportUnexpected } from '../report-unexpected.ts';
import type { NodeEnv, Services } from '../services.ts';
import { currentSession, sessionNow } from '../sessions/keep-session.ts';
import type { SessionRecord } from '../storage/records.ts';
import { ApiError, invalid, sessionNotFound } from './api-error.ts';
import type { Caller } from './caller.ts';
import { answerOnce, IdempotencyMismatch, maxKeyLength } from './idempotency.ts';
import type { JsonObject } from './json-body.ts';
import { cleanedFiles } from './kept-file.ts';
import type { Operation, RawCall } from './operation.ts';
import type { ApiContext, ProviderRules } from './provider-rules.ts';
import { RateLimit } from './rate-limit.ts';
import { readBody } from './read-body.ts';

/** The session API of one provider, under `/api/v1`. */
export const serve = (
  services: Services,
  rules: ProviderRules,
  operations: readonly Operation[],
): Hono<NodeEnv> => {
  const app = new Hono<NodeEnv>().basePath('/api/v1');
  const gate = new Gate(services, rules);

  app.use(async (c, next) => {
    c.header('Cache-Control', 'no-store');
    for (const [name, value] of Object.entries(rules.commonHeaders())) c.header(name, value);
    await next();
  });
  for (const operation of operations)
    app.on(operation.method.toUpperCase(), operation.path.replaceAll(/\{(?<name>\w+)\}/g, ':$<name>'), (c) =>
      new OperationCall(services, rules, operation, gate.admit(c, operation), c).answer(),
    );
  app.notFound((c) => {
    gate.admit(c, null);
    throw new ApiError('not_found', `The sandbox has no ${c.req.method} ${c.req.path}.`);
  });
  app.onError((error, c) => problemAnswer(c, rules, asApiError(error, c)));
  return app;
};

/** An error as the provider words it; the request's own headers decide how its keys are spelled. */
export const problemAnswer = (c: ApiContext, rules: ProviderRules, error: ApiError): Response => {
  const [status, code] = rules.problems[error.problem];
  const body = rules.present(c, rules.problemBody(error, status, code));
  return c.json(body, status, {
    'Cache-Control': 'no-store',
    ...rules.commonHeaders(),
    ...(error.retryAfterS === null ? {} : { 'Retry-After': String(error.retryAfterS) }),
  });
};

const asApiError = (error: unknown, c: ApiContext): ApiError => {
  if (error instanceof ApiError) return error;
  if (error instanceof IdempotencyMismatch)
    return new ApiError(
      'idempotency_mismatch',
      'Idempotency key has already been used with different parameters.',
    );
  reportUnexpected(error, c.req.method, c.req.path);
  return new ApiError('server_error', 'An unexpected error occurred.');
};

/** Who comes in, how often, and for what. */
class Gate {
  readonly #services: Services;
  readonly #rules: ProviderRules;
  readonly #all = new RateLimit();
  readonly #creating = new RateLimit();

  constructor(services: Services, rules: ProviderRules) {
    this.#services = services;
    this.#rules = rules;
  }

  /** @throws {ApiError} `unauthorized`, `rate_limited`, `forbidden`, `bad_request` */
  admit(c: ApiContext, operation: Operation | null): Caller {
    const caller = this.#rules.authenticate(c);
    this.#count(c, caller.key, operation);
    this.#rules.checkHeaders(c);
    if (operation && !operation.scopes.some((scope) => caller.scopes.includes(scope)))
      throw new ApiError('forbidden', `This API key lacks the scope ${operation.scopes.join(' or ')}.`);
    if (operation?.sandboxOnly && caller.environment !== 'sandbox')
      throw new ApiError('forbidden', 'This operation needs a sandbox key.');
    return caller;
  }

  #count(c: ApiContext, key: string, operation: Operation | null): void {
    const nowMs = this.#services.clock.now();
    const limits = this.#services.callLimits?.[this.#rules.provider] ?? this.#rules.limits;
    const isCreating = operation?.method === 'post' && operation.path === '/sessions';
    const states = [
      this.#all.take(key, limits.all, nowMs),
      ...(isCreating ? [this.#creating.take(key, limits.creating, nowMs)] : []),
    ];
    // What runs out first is what the caller has to know.
    const rate = states.reduce((tightest, state) =>
      state.remaining < tightest.remaining ? state : tightest,
    );
    for (const [name, value] of Object.entries(this.#rules.rateHeaders(rate))) c.header(name, value);
    const refusal = states.find(({ allowed }) => !allowed);
    if (!refusal) return;
    const waitS = Math.max(1, Math.ceil((refusal.resetAtMs - nowMs) / 1000));
    throw new ApiError(
      'rate_limited',
      `Rate limit exceeded. Retry after ${String(waitS)} seconds.`,
      [],
      waitS,
    );
  }
}

/** One call of one operation. */
class OperationCall {
  readonly #services: Services;
  readonly #rules: ProviderRules;
  readonly #operation: Operation;
  readonly #caller: Caller;
  readonly #c: ApiContext;

  constructor(services: Services, rules: ProviderRules, operation: Operation, caller: Caller, c: ApiContext) {
    this.#services = services;
    this.#rules = rules;
    this.#operation = operation;
    this.#caller = caller;
    this.#c = c;
  }

  answer(): Promise<Response> {
    return this.#operation.method === 'get' ? this.#read() : this.#change();
  }

  async #read(): Promise<Response> {
    const { storage } = this.#services;
    const session = await this.#session();
    const call = { ...this.#call(), session, body: {}, files: new Map(), storage };
    return this.#present(await this.#operation.run(call));
  }

  async #change(): Promise<Response> {
    const { clock } = this.#services;
    const known = await this.#session();
    const { text, object, files: sent } = await readBody(this.#c, this.#operation);
    const files = await cleanedFiles(sent);
    const scope = `${this.#rules.provider} ${this.#caller.environment} ${this.#operation.method} ${this.#c.req.path}`;
    const request = {
      key: this.#idempotencyKey(),
      scope,
      body: text,
      ...(known ? { sessionId: known.id } : {}),
    };
    const answer = await answerOnce(this.#services, request, async (tx) => {
      const { normalise = (same: JsonObject) => same, body: schema } = this.#operation;
      const body = schema ? parsed(schema, normalise(this.#rules.normalise(object))) : {};
      // Read again: whatever happened between the first look and this transaction counts.
      const session = known && (await sessionNow(tx, known.id, clock.now()));
      const call: RawCall = { ...this.#call(), session, body, files, storage: tx };
      return { status: this.#operation.answer.status, body: this.#checked(await this.#operation.run(call)) };
    });
    if (answer.replayed) this.#c.header('Idempotent-Replayed', 'true');
    return this.#send(answer.body as JsonObject);
  }

  #call(): Pick<RawCall, 'services' | 'caller' | 'params' | 'query' | 'nowMs' | 'origin'> {
    const { query: schema } = this.#operation;
    return {
      services: this.#services,
      caller: this.#caller,
      params: this.#c.req.param(),
      query: schema ? parsed(schema, this.#c.req.query()) : {},
      nowMs: this.#services.clock.now(),
      origin: new URL(this.#c.req.url).origin,
    };
  }

  /** The session of the path as of now, `null` where the path names none. @throws {ApiError} `not_found` */
  async #session(): Promise<SessionRecord | null> {
    const id = this.#c.req.param('session_id');
    if (id === undefined) return null;
    const session = await currentSession(this.#services, id);
    if (session?.provider !== this.#rules.provider || session.environment !== this.#caller.environment)
      throw sessionNotFound();
    return session;
  }

  /** @throws {ApiError} `bad_request` for a key that is empty or too long */
  #idempotencyKey(): string | null {
    const key = this.#c.req.header('Idempotency-Key') ?? null;
    if (key !== null && (key.length > maxKeyLength || key === ''))
      throw new ApiError('bad_request', 'Idempotency-Key must have 1 to 255 characters.');
    return key;
  }

  #present(body: unknown): Response {
    return this.#send(this.#checked(body));
  }

  /** The answer as its schema describes it. @throws {Error} when the operation is wrong about itself */
  #checked(body: unknown): JsonObject {
    const { answer, id } = this.#operation;
    const checked = answer.schema.safeParse(body);
    if (!checked.success)
      throw new Error(`${id} answered what its schema does not describe: ${checked.error.message}`);
    return checked.data as JsonObject;
  }

  #send(body: JsonObject): Response {
    return this.#c.json(
      this.#rules.present(this.#c, body),
      this.#operation.answer.status satisfies ContentfulStatusCode,
    );
  }
}

/** @throws {ApiError} `invalid`, with a sentence for each value */
const parsed = (schema: z.ZodType, value: unknown): unknown => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw invalid(
    result.error.issues.map(({ path, message }) => ({ field: path.map(String).join('.'), message })),
  );
};
