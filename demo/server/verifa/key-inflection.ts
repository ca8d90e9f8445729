/** `Key-Inflection`: the case of the keys in Verifa's answers (Verifa "Key inflection"). Pure. */
import { isObject, type JsonObject } from '../provider/json-body.ts';

const inflections = ['snake', 'camel', 'kebab'] as const;

/** Case of an answer's keys. */
export type KeyInflection = (typeof inflections)[number];

/** What the header asks for: `snake` where it is missing, `null` where it is none of the three. */
export const inflectionOf = (header: string | undefined): KeyInflection | null =>
  header === undefined ? 'snake' : (inflections.find((known) => known === header.toLowerCase()) ?? null);

const spell: Record<KeyInflection, (key: string) => string> = {
  snake: (key) => key,
  camel: (key) => key.replaceAll(/_(?<letter>[a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
  kebab: (key) => key.replaceAll('_', '-'),
};

/** The answer with its keys in that case; what the caller itself stored as `metadata` keeps its keys. */
export const inflect = (body: JsonObject, inflection: KeyInflection): JsonObject =>
  Object.fromEntries(
    Object.entries(body).map(([key, value]) => [
      spell[inflection](key),
      key === 'metadata' ? value : inflectValue(value, inflection),
    ]),
  );

const inflectValue = (value: unknown, inflection: KeyInflection): unknown => {
  if (Array.isArray(value)) return value.map((item) => inflectValue(item, inflection));
  return isObject(value) ? inflect(value, inflection) : value;
};
