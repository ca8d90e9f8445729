/** `POST /demo/sessions`: the integrator's backend, played by the sandbox. It has the key; the page gets the answer. */
import { Hono } from 'hono';
import { z } from 'zod';
import { shortBody } from '../body-pieces.ts';
import { demoKeys } from '../provider/caller.ts';
import { readObject } from '../provider/json-body.ts';
import type { NodeEnv } from '../services.ts';

/** Longest body, in bytes. */
const maxBodyBytes = 10_000;

const parameters = z.object({
  provider: z.enum(['verifa', 'verilock']),
  workflow: z.string().max(100).optional(),
  country: z.string().max(2).optional(),
  redirect: z.boolean().default(true),
});

type Parameters = z.infer<typeof parameters>;

const demoProfile = '01234567-89ab-cdef-0123-456789abcdef';

/** Verilock's profile for the demo page's words; every other word is taken for a profile's id. */
const profileByWorkflow: Readonly<Record<string, string>> = {
  standard: demoProfile,
  full: demoProfile,
  document: '01234567-89ab-cdef-0123-456789abcd01',
};

const bodyOf = ({ provider, workflow, country, redirect }: Parameters, origin: string): object => {
  const redirectUrl = redirect ? { redirect_url: `${origin}/done` } : {};
  if (provider === 'verilock')
    return { profile_id: profileByWorkflow[workflow ?? 'standard'] ?? workflow, ...redirectUrl };
  const workflowId = workflow && (workflow.startsWith('wf_') ? workflow : `wf_${workflow}`);
  return {
    ...(workflowId ? { workflow_id: workflowId } : {}),
    ...(country ? { country } : {}),
    ...redirectUrl,
  };
};

/** The backend. `callApi` is the sandbox's own session API, called like any other client would. */
export const demoSessions = (callApi: (request: Request) => Response | Promise<Response>): Hono<NodeEnv> =>
  new Hono<NodeEnv>().post('/demo/sessions', async (c) => {
    const { origin } = new URL(c.req.url);
    // A backend trusts its own pages only; another site's page must not make it spend its key.
    const caller = c.req.header('Origin');
    if (caller !== undefined && caller !== origin) return c.json({ error: 'forbidden' }, 403);
    const body = await shortBody(c.req.raw, maxBodyBytes);
    if (body === null) return c.json({ error: 'too_large' }, 413);
    const parsed = parameters.safeParse(readObject(body));
    if (!parsed.success) return c.json({ error: 'bad_request', detail: z.prettifyError(parsed.error) }, 400);
    const key =
      demoKeys.find(
        ({ provider, environment }) => provider === parsed.data.provider && environment === 'sandbox',
      )?.key ?? '';
    const headers = new Headers({ 'Content-Type': 'application/json' });
    if (parsed.data.provider === 'verifa') headers.set('X-API-Key', key);
    else headers.set('Authorization', `Bearer ${key}`);
    const answer = await callApi(
      new Request(`${origin}/api/v1/sessions`, {
        method: 'POST',
        headers,
        body: JSON.stringify(bodyOf(parsed.data, origin)),
      }),
    );
    return new Response(await answer.text(), {
      status: answer.status,
      headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
    });
  });
