/** Lets go wrong what the plan says. Stands before everything that answers; without a plan it changes nothing. */
import type { Context, MiddlewareHandler } from 'hono';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { NodeEnv } from '../services.ts';
import { brokenBody, firstBytes, silentBody, slowBody } from './broken-streams.ts';
import type { FaultDesk } from './fault-desk.ts';
import type { FaultAction } from './fault-plan.ts';
import { mergedInto } from './merged-into.ts';

type FaultContext = Context<NodeEnv>;

/** Meets each request with what the desk has for it. */
export const injectFaults =
  (desk: FaultDesk): MiddlewareHandler<NodeEnv> =>
  async (c, next) => {
    const action = desk.take(c.req.method, c.req.path);
    if (action === null) {
      await next();
      return undefined;
    }
    return before(c, action, next);
  };

/** What happens in the place of the work, or around it. */
const before = async (
  c: FaultContext,
  action: FaultAction,
  next: () => Promise<void>,
): Promise<Response | undefined> => {
  switch (action.type) {
    case 'status':
      await readToEnd(c);
      return refusal(c, action);
    case 'html':
      await readToEnd(c);
      return page(c, 200, 'Welcome to this network', 'Sign in to go on.');
    case 'hang':
      await readToEnd(c);
      await closed(c);
      return alreadySent(c);
    case 'cut':
      return action.when === 'before' ? cutRequest(c, action.afterBytes, next) : cutAnswer(c, action, next);
    case 'delay':
      await new Promise((resolve) => setTimeout(resolve, action.ms));
      break;
    case 'slow':
      if (action.of === 'request') replaceRequestBody(c, (body) => slowBody(body, action.bytesPerSecond));
      break;
    case 'no-cors':
    case 'truncate':
    case 'edit':
    case 'sse-buffer':
  }
  await next();
  await afterwards(c, action);
  return undefined;
};

/** What happens to the answer. */
const afterwards = async (c: FaultContext, action: FaultAction): Promise<void> => {
  const { body } = c.res;
  switch (action.type) {
    case 'no-cors':
      for (const name of [...c.res.headers.keys()])
        if (name.toLowerCase().startsWith('access-control-')) c.res.headers.delete(name);
      return;
    case 'truncate': {
      const text = await c.res.text();
      replaceAnswer(c, text.slice(0, Math.floor(text.length / 2)));
      return;
    }
    case 'edit': {
      const answer: unknown = await c.res.json();
      replaceAnswer(c, JSON.stringify(mergedInto(answer, action.merge)));
      return;
    }
    case 'slow':
      if (action.of === 'answer' && body) replaceAnswer(c, slowBody(body, action.bytesPerSecond));
      return;
    case 'sse-buffer':
      if (body) replaceAnswer(c, silentBody(body));
      return;
    case 'status':
    case 'html':
    case 'hang':
    case 'cut':
    case 'delay':
  }
};

/** Nothing is to be added to what has gone out; an answer that the work has left is dropped. */
const alreadySent = (c: FaultContext): Response => {
  c.res = undefined;
  c.res = RESPONSE_ALREADY_SENT;
  return RESPONSE_ALREADY_SENT;
};

const hangUp = (c: FaultContext): void => {
  c.env.incoming.socket.destroy();
};

const cutRequest = async (
  c: FaultContext,
  afterBytes: number | undefined,
  next: () => Promise<void>,
): Promise<Response> => {
  if (afterBytes === undefined || !c.req.raw.body) hangUp(c);
  else {
    replaceRequestBody(c, (body) =>
      brokenBody(body, afterBytes, () => {
        hangUp(c);
      }),
    );
    await next();
    // Whatever it did not read of the body cannot keep the line open.
    hangUp(c);
  }
  return alreadySent(c);
};

const cutAnswer = async (
  c: FaultContext,
  { afterBytes }: Extract<FaultAction, { readonly type: 'cut' }>,
  next: () => Promise<void>,
): Promise<Response> => {
  await next();
  const { status, headers, body } = c.res;
  if (afterBytes === undefined || !body) hangUp(c);
  else {
    const sent = await firstBytes(body, afterBytes);
    c.env.outgoing.writeHead(status, Object.fromEntries(headers));
    c.env.outgoing.write(sent, () => {
      hangUp(c);
    });
  }
  return alreadySent(c);
};

/** A client that is still sending may not hear an answer: it is listened to first. */
const readToEnd = async (c: FaultContext): Promise<void> => {
  await c.req.raw.arrayBuffer().catch(() => undefined);
};

const closed = (c: FaultContext): Promise<void> =>
  new Promise((resolve) => {
    if (c.env.outgoing.destroyed) resolve();
    else c.env.outgoing.once('close', resolve);
  });

const replaceRequestBody = (
  c: FaultContext,
  change: (body: ReadableStream<Uint8Array>) => ReadableStream<Uint8Array>,
): void => {
  const { method, headers, body } = c.req.raw;
  if (!body) return;
  // A stream that is sent is read as it goes; the types do not know the word for it.
  const init: RequestInit & { readonly duplex: 'half' } = {
    method,
    headers: new Headers(headers),
    body: change(body),
    duplex: 'half',
  };
  c.req.raw = new Request(c.req.url, init);
};

const replaceAnswer = (c: FaultContext, body: string | ReadableStream<Uint8Array>): void => {
  const { status } = c.res;
  const headers = new Headers(c.res.headers);
  headers.delete('Content-Length');
  c.res = undefined;
  c.res = new Response(body, { status, headers });
};

const refusal = (
  c: FaultContext,
  { status, code, retryAfter, body }: Extract<FaultAction, { readonly type: 'status' }>,
): Response => {
  const headers = { ...readable(c), ...(retryAfter === undefined ? {} : { 'Retry-After': retryAfter }) };
  const json = code === undefined ? body : JSON.stringify({ error: code, detail: '', status_code: status });
  if (json === undefined) return page(c, status, String(status), 'The server is not there.', headers);
  return new Response(body ?? json, { status, headers: { ...headers, 'Content-Type': 'application/json' } });
};

/** What somebody on the way answers. */
const page = (
  c: FaultContext,
  status: number,
  title: string,
  sentence: string,
  headers: Readonly<Record<string, string>> = readable(c),
): Response =>
  new Response(`<!doctype html><title>${title}</title><p>${sentence}</p>`, {
    status,
    headers: { ...headers, 'Content-Type': 'text/html; charset=utf-8' },
  });

/** Lets any page read the answer: whether it could is another fault. */
const readable = (c: FaultContext): Readonly<Record<string, string>> => ({
  'Access-Control-Allow-Origin': c.req.header('Origin') ?? '*',
  'Access-Control-Expose-Headers': 'Retry-After, Date',
  'Cache-Control': 'no-store',
  Vary: 'Origin',
});
