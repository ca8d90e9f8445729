/**
 * One table of records: the columns that are searched, and the record itself as JSON. Knows SQL, not what the records
 * mean. Table and column names are constants of the program, values are always bound.
 */
import type { InArgs, ResultSet } from '@libsql/client';

/** Runs one statement, on the database or inside a transaction. */
export type Execute = (sql: string, args: InArgs) => Promise<ResultSet>;

type Column = string | number | null;

/** How a record is kept where its JSON is another than its own, and how it becomes a record again. */
export interface KeptForm<T> {
  kept(record: T): object;
  record(kept: object): T;
}

/** A table: `columns` takes from a record what it is found by; the first one is its key. */
export interface Collection<T, Name extends string> {
  readonly table: string;
  readonly columns: Readonly<Record<Name, (record: T) => Column>>;
  /** As it is where absent. */
  readonly form?: KeptForm<T>;
}

const namesOf = <T, Name extends string>({ columns }: Collection<T, Name>): readonly Name[] =>
  Object.keys(columns) as Name[];

/** The statements that make the table where it is missing. */
export const createStatements = <T, Name extends string>(
  collection: Collection<T, Name>,
): readonly string[] => {
  const { table } = collection;
  const [key, ...others] = namesOf(collection);
  const columns = [`${key ?? ''} TEXT PRIMARY KEY`, ...others, 'record TEXT NOT NULL'].join(', ');
  return [
    `CREATE TABLE IF NOT EXISTS ${table} (${columns})`,
    ...others.map((name) => `CREATE INDEX IF NOT EXISTS ${table}_${name} ON ${table} (${name})`),
  ];
};

/** Makes the record, or replaces the one with the same key; a replaced record keeps its place in the order. */
export const put = async <T, Name extends string>(
  execute: Execute,
  collection: Collection<T, Name>,
  record: T,
): Promise<void> => {
  const names = namesOf(collection);
  const all = [...names, 'record'];
  const updates = all.slice(1).map((name) => `${name} = excluded.${name}`);
  await execute(
    `INSERT INTO ${collection.table} (${all.join(', ')}) VALUES (${all.map(() => '?').join(', ')})` +
      ` ON CONFLICT (${all[0] ?? ''}) DO UPDATE SET ${updates.join(', ')}`,
    [
      ...names.map((name) => collection.columns[name](record)),
      JSON.stringify(collection.form?.kept(record) ?? record),
    ],
  );
};

/** The records whose column has that value (all of them without one), oldest first. */
export const list = async <T, Name extends string>(
  execute: Execute,
  { table, form }: Collection<T, Name>,
  where?: Readonly<Partial<Record<Name, string>>>,
): Promise<readonly T[]> => {
  const entries = Object.entries(where ?? {}) as [Name, string][];
  const condition =
    entries.length > 0 ? ` WHERE ${entries.map(([name]) => `${name} = ?`).join(' AND ')}` : '';
  const { rows } = await execute(
    `SELECT record FROM ${table}${condition} ORDER BY rowid`,
    entries.map(([, value]) => value),
  );
  // The one place where a stored text becomes a record again: nothing else writes into these tables.
  return rows.map((row) => {
    const kept = JSON.parse(row['record'] as string) as object;
    return form ? form.record(kept) : (kept as T);
  });
};

/** The newest record whose column has that value, or `null`. */
export const find = async <T, Name extends string>(
  execute: Execute,
  collection: Collection<T, Name>,
  where: Readonly<Partial<Record<Name, string>>>,
): Promise<T | null> => (await list(execute, collection, where)).at(-1) ?? null;
