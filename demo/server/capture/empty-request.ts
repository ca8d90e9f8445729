/** The body of calls that say everything by their address. */
import * as z from 'zod/mini';

/** An object without meaning, or nothing at all. */
export const emptyRequest = z.object({});
