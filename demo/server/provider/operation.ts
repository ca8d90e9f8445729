/**
 * One operation of a session API, as data: its address, what it takes and gives as zod schemas, and what it does.
 * The server (serve.ts) and the OpenAPI documents (open-api.ts) are both made from these, so that they cannot differ.
 */
import type { z } from 'zod';
import type { CleanFile } from '../pictures/clean-file.ts';
import type { FileRefused } from '../pictures/file-refused.ts';
import type { Services } from '../services.ts';
import type { SessionRecord } from '../storage/records.ts';
import type { StorageReader, StorageWriter } from '../storage/storage.ts';
import type { ApiProblem } from './api-error.ts';
import type { Caller, Scope } from './caller.ts';
import type { JsonObject } from './json-body.ts';

/** A file that came as `multipart/form-data`. `mimeType` is what the sender declared. */
export interface UploadedFile {
  /** As it was sent. */
  readonly bytes: Buffer;
  readonly mimeType: string;
  /** What is kept of it, or why nothing is; `keptFile` tells the two apart. */
  readonly cleaned: CleanFile | FileRefused;
}

/** The session of a path that names one, as of now; `null` elsewhere. */
type SessionOf<Path> = Path extends `/sessions/{session_id}${string}` ? SessionRecord : null;

/** Names in the braces of a path. */
type NameIn<Path> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | NameIn<Rest> : never;

/** What every call knows. */
interface CallBase<Path, Query> {
  readonly services: Services;
  readonly caller: Caller;
  readonly session: SessionOf<Path>;
  /** What stands in the path where it has braces, decoded. */
  readonly params: Readonly<Record<NameIn<Path>, string>>;
  readonly query: Query;
  readonly nowMs: number;
  /** Origin that was asked, for the addresses in answers. */
  readonly origin: string;
}

/** A call that only reads. */
export interface ReadCall<Path, Query> extends CallBase<Path, Query> {
  readonly reader: StorageReader;
}

/** A call that changes something, inside its transaction: whatever it throws undoes all of it. */
export interface ChangeCall<Path, Query, Body> extends CallBase<Path, Query> {
  readonly tx: StorageWriter;
  readonly body: Body;
  /** Files by the name of their form field; empty unless the operation takes a form. */
  readonly files: ReadonlyMap<string, UploadedFile>;
}

/** What an operation says of itself. */
interface Description<Path extends string, Query extends z.ZodObject, Answer extends z.ZodType> {
  /** `operationId`, unique within its API. */
  readonly id: string;
  /** Below `/api/v1`. */
  readonly path: Path;
  /** One line, in the imperative. */
  readonly summary: string;
  /** The page of the provider's documentation that it rests on. */
  readonly source: string;
  /** Any one of these opens it. */
  readonly scopes: readonly Scope[];
  readonly query?: Query;
  /** Status and body of success. Objects in it are strict: an answer with anything else is a defect. */
  readonly answer: { readonly status: 200 | 201; readonly schema: Answer; readonly description: string };
  /** What it can fail with beyond what every operation can. */
  readonly problems?: readonly ApiProblem[];
}

/** How the body of a changing operation comes. */
interface BodyDescription<Body extends z.ZodType> {
  readonly method: 'post' | 'patch' | 'put' | 'delete';
  /** Absent where there is none; an empty body is an empty object. */
  readonly body?: Body;
  /** The files of a form; the body is then a form, and `body` its other fields. */
  readonly files?: Readonly<Record<string, { readonly required: boolean; readonly description: string }>>;
  /** Other spellings made canonical, before the schema sees the object. */
  readonly normalise?: (object: JsonObject) => JsonObject;
  /** Whether a `sandbox` key is needed. */
  readonly sandboxOnly?: boolean;
}

/** A call as the server has read it, before the schemas of the operation have seen it. */
export interface RawCall {
  readonly services: Services;
  readonly caller: Caller;
  readonly session: SessionRecord | null;
  readonly params: Readonly<Record<string, string>>;
  readonly query: unknown;
  readonly body: unknown;
  readonly files: ReadonlyMap<string, UploadedFile>;
  readonly storage: StorageReader | StorageWriter;
  readonly nowMs: number;
  readonly origin: string;
}

/** An operation, its own types forgotten. */
export interface Operation
  extends Description<string, z.ZodObject, z.ZodType>, Omit<BodyDescription<z.ZodType>, 'method'> {
  readonly method: 'get' | BodyDescription<z.ZodType>['method'];
  /** @throws {ApiError} */
  readonly run: (call: RawCall) => Promise<unknown>;
}

/**
 * The call with the types of its own operation: serve.ts has checked query and body with the operation's schemas, looked
 * up the session that its path names, and opened a transaction where it changes something.
 */
const asDescribed = <Call>(call: unknown): Call => call as Call;

/** An operation that reads. */
export const readOperation = <
  Path extends string,
  Answer extends z.ZodType,
  Query extends z.ZodObject = z.ZodObject,
>({
  run,
  ...description
}: Description<Path, Query, Answer> & {
  readonly run: (call: ReadCall<Path, z.output<Query>>) => Promise<z.input<Answer>>;
}): Operation => ({
  ...description,
  method: 'get',
  run: ({ storage, ...call }) => run(asDescribed({ ...call, reader: storage })),
});

/** An operation that changes something. */
export const changeOperation = <
  Path extends string,
  Answer extends z.ZodType,
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodType = z.ZodObject,
>({
  run,
  ...description
}: Description<Path, Query, Answer> &
  BodyDescription<Body> & {
    readonly run: (call: ChangeCall<Path, z.output<Query>, z.output<Body>>) => Promise<z.input<Answer>>;
  }): Operation => ({
  ...description,
  run: ({ storage, ...call }) => run(asDescribed({ ...call, tx: storage })),
});
