/**
 * What every operation of a session API must do whatever it is sent: answer as its document says, fail as its provider
 * fails, and tell nothing of other accounts. The requests follow from the document; `GENERATED_SEED` draws other ones.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Provider } from '../../src/model/session.ts';
import { demoProfileId, newVerifaSession, newVerilockSession, readJson, type Json } from './backend.ts';
import { validRequests, type Account, type GeneratedRequest } from './generated-requests.ts';
import type { KnownValues } from './arbitrary-of.ts';
import { Device } from './device.ts';
import { OpenApiDocument, type DescribedOperation } from './open-api-document.ts';
import { RawClient, type RawAnswer } from './raw-request.ts';
import { TestSandbox } from './test-sandbox.ts';
import { sessionWhen } from './until.ts';
import { ordeals, requestTo, wildRequests } from './wild-requests.ts';

const seed = Number(process.env['GENERATED_SEED'] ?? 20260214);
const validRuns = 15;
const wildRuns = 30;

/** In the data of everybody else, and in no request: an answer that holds it tells what it must not. */
const canary = 'canary-7b1f';

/** What only a failure inside the server would say. */
const innards =
  /\bat .+:\d+:\d+|node_modules|node:internal|file:\/\/|\.ts\b:?\d*|\.sealed|sqlite|libsql|(?:Type|Range|Syntax|Zod)Error/i;

const credentials = {
  verifa: {
    own: { 'X-API-Key': 'vk_sandbox_demo' },
    others: [{ 'X-API-Key': 'vk_live_demo' }, { Authorization: 'Bearer qi_test_demo' }],
  },
  verilock: {
    own: { Authorization: 'Bearer qi_test_demo' },
    others: [{ Authorization: 'Bearer qi_live_demo' }, { 'X-API-Key': 'vk_sandbox_demo' }],
  },
} as const;

/** Another account's session, with the canary in everything that it may hold. */
interface ForeignSession {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly before: Json;
}

/** Declares the tests of one provider. */
export const describeGenerated = (provider: Provider): void => {
  const document = new OpenApiDocument(provider);
  const documents = { [provider]: document } as Partial<Record<Provider, OpenApiDocument>>;
  const problems = (whose: Provider): OpenApiDocument => (documents[whose] ??= new OpenApiDocument(whose));
  let sandbox: TestSandbox;
  let client: RawClient;
  let account: Account;
  const foreign: ForeignSession[] = [];
  const succeeded = new Set<string>();
  /** What answers have named, for paths that name more than a session. */
  const seenIds = new Set<string>();
  const pathNames = document.operations.flatMap(({ parameters }) =>
    parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name),
  );

  const newSession = (body: Json, headers: Readonly<Record<string, string>> = {}) =>
    'Authorization' in headers || (provider === 'verilock' && !('X-API-Key' in headers))
      ? newVerilockSession(sandbox.url, body, headers)
      : newVerifaSession(sandbox.url, body, headers);

  const show = async ({ path, headers }: Pick<ForeignSession, 'path' | 'headers'>): Promise<Json> =>
    (await readJson(await fetch(sandbox.url + path, { headers }))).body;

  beforeAll(async () => {
    const many = { all: 1e9, creating: 1e9 };
    sandbox = await TestSandbox.start({ callLimits: { verifa: many, verilock: many } });
    client = new RawClient(sandbox.url);
    for (const headers of credentials[provider].others) {
      const secrets = {
        ...{ external_ref: canary, external_id: canary, metadata: { note: canary } },
        ...{ fields: { first_name: canary, email: `${canary}@example.test` }, applicant_name: canary },
      };
      const { id } = await newSession(secrets, headers);
      const path = `/api/v1/sessions/${id}`;
      foreign.push({ path, headers, before: await show({ path, headers }) });
    }
    const decided = await Promise.all(
      ['approve', 'reject', 'needs_review'].map(async (outcome) => {
        const { id } = await newSession({
          metadata: { sandbox_capture: 'auto', sandbox_outcome: outcome },
        });
        await sessionWhen(sandbox.running.storage, id, ({ state }) => state === 'completed');
        return id;
      }),
    );
    account = {
      credential: credentials[provider].own,
      known: {
        session_id: decided,
        profile_id: [demoProfileId],
        workflow_id: ['wf_standard', 'wf_full', 'wf_document'],
      },
    };
  });
  afterAll(async () => {
    client.close();
    await sandbox.stop();
  });

  /** The account with sessions that nothing has happened to yet, and one that only needs to be submitted. */
  const withFreshSessions = async (): Promise<Account> => {
    const ids: string[] = [];
    for (let count = 0; count < 4; count += 1) {
      const { id, captureUrl } = await newSession({});
      ids.push(id);
      if (count === 0) await (await Device.on(captureUrl)).captureAll();
    }
    const known: KnownValues = {
      ...account.known,
      session_id: [...ids, ...(account.known['session_id'] ?? [])],
    };
    const named = pathNames.filter((name) => !(name in known)).map((name) => [name, [...seenIds]] as const);
    return {
      ...account,
      known: { ...known, ...Object.fromEntries(named.filter(([, all]) => all.length > 0)) },
    };
  };

  /** The account as it tries the sessions of others. */
  const withForeignSessions = ({ known, ...rest }: Account): Account => {
    const ids = foreign.map(({ path }) => path.split('/').at(-1));
    return { ...rest, known: { ...known, session_id: [...(known['session_id'] ?? []), ...ids] } };
  };

  /** Throws what is wrong with the answer. */
  const check = (operation: DescribedOperation, request: GeneratedRequest, answer: RawAnswer): void => {
    expect(answer.status, answer.text).toBeLessThan(500);
    expect(answer.text).not.toMatch(innards);
    expect(answer.text).not.toContain(process.cwd());
    expect(answer.text).not.toContain(sandbox.dataDir);
    expect(answer.text).not.toContain(canary);
    if (request.method === 'HEAD') return;
    expect(answer.headers.get('Content-Type')).toMatch(/^application\/json/);
    const body = inSnakeCase(JSON.parse(answer.text), request);
    if (request.isAddressed && request.method === operation.method) {
      expect(document.faultOf(operation, answer.status, body), answer.text).toBeNull();
      const { headers: described = {} } = operation.responses[answer.status] ?? {};
      for (const name of Object.keys(described))
        if (name !== 'Idempotent-Replayed') expect(answer.headers.get(name), name).not.toBeNull();
    }
    if (answer.status < 300) return;
    const { headers } = request;
    const whose = 'Authorization' in headers && !('X-API-Key' in headers) ? 'verilock' : 'verifa';
    expect(problems(whose).faultAt(['components', 'schemas', 'Problem'], body), answer.text).toBeNull();
  };

  const send = async (operation: DescribedOperation, request: GeneratedRequest): Promise<void> => {
    const answer = await client.send(request);
    check(operation, request, answer);
    if (!request.isAddressed || answer.status >= 300 || request.method === 'HEAD') return;
    succeeded.add(operation.operationId);
    for (const [, id] of answer.text.matchAll(/"id":"([^"]+)"/g)) seenIds.add(String(id));
  };

  const hold = (
    operation: DescribedOperation,
    requests: fc.Arbitrary<GeneratedRequest>,
    numRuns: number,
  ): Promise<void> =>
    fc.assert(
      fc.asyncProperty(requests, (request) => send(operation, request)),
      { seed, numRuns },
    );

  describe.each(document.operations.map((operation) => [operation.operationId, operation] as const))(
    `${provider} %s, seed ${String(seed)}`,
    (_, operation) => {
      let prepared: Account;
      beforeAll(async () => {
        prepared = await withFreshSessions();
      });

      it('answers what is described to what is described', async () => {
        await hold(operation, validRequests(operation, prepared), validRuns);
      });

      it('refuses in its own words whatever else comes', async () => {
        await hold(operation, wildRequests(operation, withForeignSessions(prepared)), wildRuns);
      });

      if (operation.path.includes('{session_id}'))
        it('does not know the sessions of others', async () => {
          for (const { path } of foreign) {
            const request = requestTo(operation, prepared, path.split('/').at(-1) ?? '');
            const answer = await client.send(request);
            check(operation, request, answer);
            expect(answer.status, answer.text).toBe(404);
          }
        });

      it('withstands what has broken others', async () => {
        for (const request of ordeals(operation, prepared)) await send(operation, request);
      });
    },
  );

  describe(`${provider} after all of it`, () => {
    it('has also answered with success', () => {
      const never = document.operations.filter(({ operationId }) => !succeeded.has(operationId));
      expect(never.map(({ operationId }) => operationId)).toEqual([]);
    });

    it('is alive, and others find their sessions as they were', async () => {
      expect((await fetch(`${sandbox.url}/healthz`)).status).toBe(200);
      expect(foreign.length).toBe(2);
      for (const session of foreign) {
        expect(JSON.stringify(session.before)).toContain(canary);
        expect(await show(session)).toEqual(session.before);
      }
    });

    it('has not let a request change what all objects have', () => {
      expect(({} as Json)['polluted']).toBeUndefined();
    });
  });
};

/** The body in the case that the document shows, where the request has asked for another. */
const inSnakeCase = (body: unknown, { headers }: GeneratedRequest): unknown => {
  if (!/camel|kebab/i.test(headers['Key-Inflection'] ?? '')) return body;
  const renamed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(renamed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key.replaceAll('-', '_').replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
        key === 'metadata' ? inner : renamed(inner),
      ]),
    );
  };
  return renamed(body);
};
