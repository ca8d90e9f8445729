/** Requests to an operation, drawn from its description: such as it asks for, and such as it must refuse. */
import fc from 'fast-check';
import { arbitraryOf, type KnownValues } from './arbitrary-of.ts';
import { brokenJson, deepJson, hostileText, hostileTexts, spoiled } from './hostile-values.ts';
import type { DescribedOperation, JsonSchema } from './open-api-document.ts';
import type { RawRequest } from './raw-request.ts';

/** What is true of the account that asks. */
export interface Account {
  /** The header that carries its key. */
  readonly credential: Readonly<Record<string, string>>;
  readonly known: KnownValues;
}

/** A request, and whether it is one to the operation: a spoiled address or method is not. */
export interface GeneratedRequest extends RawRequest {
  readonly isAddressed: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

/** A request before it is put into bytes. */
interface Draft {
  readonly path: Fields;
  readonly query: Fields;
  readonly headers: Fields;
  readonly body: unknown;
}

/** The schemas of one kind of parameter, as one object. */
const parametersOf = ({ parameters }: DescribedOperation, place: string): JsonSchema => {
  const own = parameters.filter((parameter) => parameter.in === place);
  return {
    type: 'object',
    properties: Object.fromEntries(own.map(({ name, schema }) => [name, schema])),
    required: own.filter(({ required }) => required).map(({ name }) => name),
  };
};

const drafts = (operation: DescribedOperation, { known }: Account): fc.Arbitrary<Draft> => {
  const fields = (place: string): fc.Arbitrary<Fields> =>
    arbitraryOf(parametersOf(operation, place), known) as fc.Arbitrary<Fields>;
  return fc.record({
    path: fields('path'),
    query: fields('query'),
    // What a header may hold at all; its meaning is the operation's matter.
    headers: fields('header').map((headers) =>
      Object.fromEntries(Object.entries(headers).filter(([, value]) => isHeaderText(String(value)))),
    ),
    body: bodySchema(operation) ? arbitraryOf(bodySchema(operation) ?? {}, known) : fc.constant(undefined),
  });
};

const bodySchema = ({ json, form }: DescribedOperation): JsonSchema | null => json ?? form;

const isHeaderText = (text: string): boolean => /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(text);

const boundary = 'generated-boundary';

const inBytes = (operation: DescribedOperation, account: Account, draft: Draft): GeneratedRequest => {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encoded(draft.path[name]));
  const pairs = Object.entries(draft.query).filter(([, value]) => value !== null && value !== undefined);
  const query = pairs.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');
  const headers = Object.fromEntries(
    Object.entries(draft.headers).map(([name, value]) => [name, String(value)]),
  );
  const { form } = operation;
  const type = form ? `multipart/form-data; boundary=${boundary}` : 'application/json';
  const body = form ? multipart(draft.body, form) : JSON.stringify(draft.body);
  return {
    method: operation.method,
    path: `/api/v1${path}${query === '' ? '' : `?${query}`}`,
    headers: {
      ...account.credential,
      ...headers,
      ...(draft.body === undefined ? {} : { 'Content-Type': type }),
    },
    ...(draft.body === undefined ? {} : { body }),
    isAddressed: true,
  };
};

const encoded = (value: unknown): string => encodeURIComponent(wellFormed(String(value)));

/** A lone surrogate has no UTF-8, so a replacement stands for it. */
const wellFormed = (text: string): string => new TextDecoder().decode(new TextEncoder().encode(text));

const multipart = (value: unknown, form: JsonSchema): Buffer => {
  const parts: (string | Buffer)[] = [];
  const fields = typeof value === 'object' && value !== null ? Object.entries(value as Fields) : [];
  for (const [name, content] of fields) {
    if (content === null || content === undefined) continue;
    const isFile = form.properties?.[name]?.format === 'binary' && typeof content !== 'object';
    const file = isFile ? '; filename="a.jpg"\r\nContent-Type: image/jpeg' : '';
    parts.push(
      `--${boundary}\r\nContent-Disposition: form-data; name="${name.replaceAll('"', '%22')}"${file}\r\n\r\n`,
    );
    if (isFile) parts.push(jpegBeginning);
    parts.push(typeof content === 'string' ? content : JSON.stringify(content), '\r\n');
  }
  return Buffer.concat([...parts, `--${boundary}--\r\n`].map((part) => Buffer.from(part)));
};

const jpegBeginning = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);

/** Requests such as the document describes. */
export const validRequests = (
  operation: DescribedOperation,
  account: Account,
): fc.Arbitrary<GeneratedRequest> =>
  drafts(operation, account).map((draft) => inBytes(operation, account, draft));

/** Every body and every address that has broken servers elsewhere, with the rest as it should be. */
export const ordeals = (operation: DescribedOperation, account: Account): readonly GeneratedRequest[] => {
  const id = String(account.known['session_id']?.[0]);
  const path = Object.fromEntries(
    [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name ?? '', id]),
  );
  const request = inBytes(operation, account, { path, query: {}, headers: {}, body: {} });
  const names = ['metadata', ...Object.keys(operation.json?.properties ?? {})];
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

type Requests = fc.Arbitrary<GeneratedRequest>;

const spoiledBody = (operation: DescribedOperation, account: Account, draft: Draft): Requests =>
  spoiled(draft.body as Fields).map((body) => inBytes(operation, account, { ...draft, body }));

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
  const { 'X-API-Key': _key, Authorization: _bearer, ...headers } = request.headers;
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
