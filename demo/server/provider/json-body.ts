/** Reading the JSON body of a request to either session API, in any spelling of its keys. */

/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object in a body: empty for an empty body, `null` for anything that is no JSON object. */
export const readObject = (body: string): JsonObject | null => {
  if (body.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(body);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
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
