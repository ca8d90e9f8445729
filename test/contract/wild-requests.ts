/** Requests to an operation that are wrong: by chance in one way each, or after a list of what has broken other servers. */
import fc from 'fast-check';
import {
  bodySchema,
  drafts,
  inBytes,
  isHeaderText,
  type Account,
  type Draft,
  type GeneratedRequest,
} from './generated-requests.ts';
import { brokenJson, deepJson, hostileText, hostileTexts, spoiled } from './hostile-values.ts';
import type { DescribedOperation } from './open-api-document.ts';

type Requests = fc.Arbitrary<GeneratedRequest>;

/** The plainest request to the operation, with this id wherever its path names something. */
export const requestTo = (operation: DescribedOperation, account: Account, id: string): GeneratedRequest =>
  inBytes(operation, account, { path: pathWith(operation, id), query: {}, headers: {}, body: {} });

const pathWith = ({ path }: DescribedOperation, id: string): Draft['path'] =>
  Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name ?? '', id]));

/** Every body and every address that has broken servers elsewhere, with the rest as it should be. */
export const ordeals = (operation: DescribedOperation, account: Account): readonly GeneratedRequest[] => {
  const id = String(account.known['session_id']?.[0]);
  const path = pathWith(operation, id);
  const request = requestTo(operation, account, id);
  const names = Object.keys(operation.json?.properties ?? { metadata: {} });
  const bodies = operation.method === 'GET' ? [] : [...brokenJson, ...deepJson(names)];
  const texts = Object.keys(path).length > 0 ? hostileTexts : [];
  return [
    ...bodies.map((body) => ({ ...request, body })),
    ...texts.map((text) => atAddress(operation, account, { path, query: {}, headers: {}, body: {} }, text)),
  ];
};

/** Requests that are wrong in one way each. */
export const wildRequests = (
  operation: DescribedOperation,
  account: Account,
): fc.Arbitrary<GeneratedRequest> =>
  drafts(operation, account).chain((draft) => {
    const request = inBytes(operation, account, draft);
    const ways = [
      ...(bodySchema(operation) ? [spoiledBody(operation, account, draft)] : []),
      ...(operation.method === 'GET' ? [] : [spoiledBytes(request)]),
      ...(operation.path.includes('{') ? [spoiledPath(operation, account, draft)] : []),
      spoiledQuery(operation, account, draft),
      spoiledHeaders(request),
      spoiledCredential(request),
      spoiledMethod(request),
    ];
    return fc.oneof(...ways);
  });

const spoiledBody = (operation: DescribedOperation, account: Account, draft: Draft): Requests =>
  spoiled(draft.body as Readonly<Record<string, unknown>>).map((body) =>
    inBytes(operation, account, { ...draft, body }),
  );

/** No JSON, a form that ends in the middle, a type that is another one. */
const spoiledBytes = (request: GeneratedRequest): Requests => {
  const typed = (type: string): GeneratedRequest => ({
    ...request,
    headers: { ...request.headers, 'Content-Type': type },
  });
  const whole = Buffer.from(request.body ?? '{}');
  return fc.oneof(
    fc.constantFrom(...brokenJson).map((body) => ({ ...typed('application/json'), body })),
    fc.nat({ max: whole.length }).map((length) => ({ ...request, body: whole.subarray(0, length) })),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => ({ ...request, body: Buffer.from(bytes) })),
    fc
      .constantFrom(
        'text/plain',
        'multipart/form-data',
        'multipart/form-data; boundary=',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=other',
        '*/*',
      )
      .map((type) => ({ ...typed(type), body: whole })),
  );
};

const spoiledPath = (operation: DescribedOperation, account: Account, draft: Draft): Requests =>
  hostileText.map((text) => atAddress(operation, account, draft, text));

/** The request with this text wherever its path names something. */
const atAddress = (
  operation: DescribedOperation,
  account: Account,
  draft: Draft,
  text: string,
): GeneratedRequest => ({
  ...inBytes(operation, account, {
    ...draft,
    path: Object.fromEntries(Object.keys(draft.path).map((name) => [name, text])),
  }),
  // Nothing, or dots: the address of something else.
  isAddressed: !/^\.{0,2}$/.test(text),
});

const spoiledQuery = (operation: DescribedOperation, account: Account, draft: Draft): Requests =>
  fc
    .dictionary(fc.constantFrom(...Object.keys(draft.query), 'status', '__proto__', 'a[b]'), hostileText, {
      minKeys: 1,
      maxKeys: 3,
    })
    .map((query) => inBytes(operation, account, { ...draft, query: { ...draft.query, ...query } }));

const spoiledHeaders = (request: GeneratedRequest): Requests =>
  fc
    .record({
      name: fc.constantFrom(
        'Idempotency-Key',
        'Key-Inflection',
        'Verifa-Version',
        'Accept',
        'Content-Encoding',
        'Cookie',
      ),
      value: fc.constantFrom(
        '',
        'x'.repeat(256),
        'y'.repeat(6000),
        'é'.repeat(20),
        ...hostileTexts.filter(isHeaderText),
      ),
    })
    .map(({ name, value }) => ({
      ...request,
      headers: { ...request.headers, [name]: value.slice(0, 6000) },
    }));

const spoiledCredential = (request: GeneratedRequest): Requests => {
  const headers = Object.fromEntries(
    Object.entries(request.headers).filter(([name]) => name !== 'X-API-Key' && name !== 'Authorization'),
  );
  return fc
    .constantFrom<Readonly<Record<string, string>>>(
      {},
      { 'X-API-Key': '' },
      { 'X-API-Key': '__proto__' },
      { 'X-API-Key': 'vk_sandbox_demo ' + 'x'.repeat(5000) },
      { Authorization: 'Bearer' },
      { Authorization: 'Bearer constructor' },
      { Authorization: 'Basic cWlfdGVzdF9kZW1vOg==' },
      { 'X-API-Key': 'vk_sandbox_demo', Authorization: 'Bearer qi_test_demo' },
    )
    .map((credential) => ({ ...request, headers: { ...headers, ...credential }, isAddressed: false }));
};

const spoiledMethod = (request: GeneratedRequest): Requests =>
  fc
    .constantFrom('GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'TRACE')
    .map((method) => ({ ...request, method, isAddressed: method === request.method }));
