/** Snake case → camel case, for keys all the way down: what separates the wire's spelling from the model's. */

type CamelCase<Key extends string> = Key extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Key;

/** A value with all its keys in camel case. */
export type Camelized<Value> = Value extends readonly (infer Item)[]
  ? readonly Camelized<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value as CamelCase<Key & string>]: Camelized<Value[Key]> }
    : Value;

/** A copy with all keys in camel case; values stay. */
export const camelized = <Value>(value: Value): Camelized<Value> => copy(value) as Camelized<Value>;

const copy = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(copy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [camelCase(key), copy(item)]));
};

const camelCase = (key: string): string =>
  key.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase());
