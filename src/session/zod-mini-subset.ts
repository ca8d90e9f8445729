/**
 * What browsers run in the place of `zod/mini`: the part of its interface that schema.ts uses, with the same answers.
 * The builds put it there (vite.config.ts); the sandbox and the tests run zod itself, and one test holds the two
 * against each other. It is here because zod's runtime is 5.6 kB of a flow that may weigh 45.
 */

/** A schema: what `safeParse` needs. `parse` returns the value, or `invalid`. */
interface Schema {
  readonly parse: (value: unknown) => unknown;
  readonly isOptional?: boolean;
  readonly safeParse: (
    value: unknown,
  ) => { readonly success: true; readonly data: unknown } | { readonly success: false };
}

const invalid = Symbol('invalid');

const schema = (parse: Schema['parse'], isOptional = false): Schema => ({
  parse,
  isOptional,
  safeParse: (value) => {
    const data = parse(value);
    return data === invalid ? { success: false } : { success: true, data };
  },
});

const matching = (matches: (value: unknown) => boolean): Schema =>
  schema((value) => (matches(value) ? value : invalid));

export const string = (): Schema => matching((value) => typeof value === 'string');

/** A finite number, as zod has it. */
export const number = (): Schema => matching(Number.isFinite);

export const boolean = (): Schema => matching((value) => typeof value === 'boolean');

export const literal = (expected: string): Schema => matching((value) => value === expected);

const oneOf = (values: readonly string[]): Schema =>
  matching((value) => (values as readonly unknown[]).includes(value));
export { oneOf as enum };

export const nullable = (inner: Schema): Schema =>
  schema((value) => (value === null ? null : inner.parse(value)));

export const optional = (inner: Schema): Schema =>
  schema((value) => (value === undefined ? undefined : inner.parse(value)), true);

export const array = (element: Schema): Schema =>
  schema((value) => {
    if (!Array.isArray(value)) return invalid;
    const items = value.map((item) => element.parse(item));
    return items.includes(invalid) ? invalid : items;
  });

/** Keys that the shape does not name are left out, as zod does. */
export const object = (shape: Readonly<Record<string, Schema>>): Schema =>
  schema((value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return invalid;
    const data: Record<string, unknown> = {};
    for (const [key, field] of Object.entries(shape)) {
      const item = field.parse((value as Record<string, unknown>)[key]);
      if (item === invalid) return invalid;
      if (key in value || !field.isOptional) data[key] = item;
    }
    return data;
  });
