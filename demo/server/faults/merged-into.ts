/** Merging into JSON as RFC 7396 describes it: objects by their members, `null` takes one away, all else is replaced. */

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `target` with what `patch` says; neither is changed. */
export const mergedInto = (target: unknown, patch: unknown): unknown => {
  if (!isObject(patch)) return patch;
  const merged: Record<string, unknown> = { ...(isObject(target) ? target : {}) };
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) Reflect.deleteProperty(merged, name);
    else merged[name] = mergedInto(merged[name], value);
  }
  return merged;
};
