/** Requests to an operation, drawn from its description. Such as it must refuse are in wild-requests.ts. */
import fc from 'fast-check';
import { arbitraryOf, type KnownValues } from './arbitrary-of.ts';
import type { DescribedOperation, JsonSchema } from './open-api-document.ts';
import type { RawRequest } from './raw-request.ts';
import { jpegBytes } from './specimen-files.ts';

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
export interface Draft {
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

/** What the operation's description allows. */
export const drafts = (operation: DescribedOperation, { known }: Account): fc.Arbitrary<Draft> => {
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

/** What the body is to be, JSON or a form; `null` for none. */
export const bodySchema = ({ json, form }: DescribedOperation): JsonSchema | null => json ?? form;

/** Whether a header can hold it. */
export const isHeaderText = (text: string): boolean => /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(text);

const boundary = 'generated-boundary';

/** The draft as it is sent. */
export const inBytes = (operation: DescribedOperation, account: Account, draft: Draft): GeneratedRequest => {
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
    if (isFile) parts.push(Buffer.from(picture));
    parts.push(typeof content === 'string' ? content : JSON.stringify(content), '\r\n');
  }
  return Buffer.concat([...parts, `--${boundary}--\r\n`].map((part) => Buffer.from(part)));
};

/** What stands for a file: a JPEG, behind which anything may come. */
const picture = jpegBytes(300);

/** Requests such as the document describes. */
export const validRequests = (
  operation: DescribedOperation,
  account: Account,
): fc.Arbitrary<GeneratedRequest> =>
  drafts(operation, account).map((draft) => inBytes(operation, account, draft));
