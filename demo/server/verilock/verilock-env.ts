/** What the first steps of Verilock's API leave for its resources. */
import type { Caller } from '../provider/caller.ts';
import type { NodeEnv } from '../services.ts';

/** Bindings and variables of a call. */
export interface VerilockEnv extends NodeEnv {
  Variables: { caller: Caller };
}
