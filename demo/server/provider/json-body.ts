/** Reading the JSON body of a request to either session API, in any spelling of its keys. */

/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** How deep objects and arrays may lie in one another: whoever walks through a body must come to its end. */
export const maxDepth = 100;

/** The object in a body: empty for an empty body, `null` for anything that is no JSON object or is too deep. */
export const readObject = (body: string): JsonObject | null => {
  if (body.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(body);
    return isObject(value) && !isDeeper(value) ? value : null;
  } catch {
    return null;
  }
};

/** Whether anything lies deeper than it may. Level by level: a walk into the depth would itself not come to its end. */
const isDeeper = (value: JsonObject): boolean => {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxDepth) return true;
    level = level.flatMap((item): readonly unknown[] =>
      typeof item === 'object' && item !== null ? Object.values(item) : [],
    );
  }
  return false;
};

/** A key in snake case, whichever of snake, kebab and camel case it came in. */
const snakeCase = (key: string): string =>
  key
    .replaceAll('-', '_')
    .replaceAll(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`)
    .toLowerCase();

/** The object with its own keys in snake case and aliases replaced; values are left as they are. */
export const withSnakeKeys = (
  object: JsonObject,
  aliases: Readonly<Record<string, string>> = {},
): JsonObject =>
  Object.fromEntries(
    Object.entries(object).map(([key, value]) => {
      const name = snakeCase(key);
      return [aliases[name] ?? name, value];
    }),
  );
