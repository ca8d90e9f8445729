/** `/__faults`: where a test says what is to go wrong. Only there where the sandbox was started in test mode. */
import { Hono } from 'hono';
import { z } from 'zod';
import type { NodeEnv } from '../services.ts';
import type { FaultDesk } from './fault-desk.ts';
import { faultPlan } from './fault-plan.ts';

/** Adds rules, tells what is left of them and what has met with them, and takes all away. */
export const faultRoutes = (desk: FaultDesk): Hono<NodeEnv> => {
  const state = (): object => ({ rules: desk.left, met: desk.met });
  return new Hono<NodeEnv>()
    .get('/__faults', (c) => c.json(state()))
    .post('/__faults', async (c) => {
      const plan = faultPlan.safeParse(await c.req.json().catch(() => null));
      if (!plan.success) return c.json({ error: 'bad_request', detail: z.prettifyError(plan.error) }, 400);
      desk.add(plan.data.rules);
      return c.json(state(), 201);
    })
    .delete('/__faults', (c) => {
      desk.clear();
      return c.json(state());
    });
};
