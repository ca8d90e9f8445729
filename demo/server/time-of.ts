/** Moments as every answer says them. */

/** A moment in ISO 8601, UTC; `null` for what has not happened. */
export const timeOf = (timeMs: number | null): string | null =>
  timeMs === null ? null : new Date(timeMs).toISOString();
