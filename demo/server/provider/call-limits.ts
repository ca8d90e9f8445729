/** How often one key may call a session API. */

/** Calls a minute. */
export interface CallLimits {
  readonly all: number;
  /** Of those, calls that make a session. */
  readonly creating: number;
}
