/** What lies in a sandbox's data directory, as a thief of the disk would find it. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createClient } from '@libsql/client';

/** Every byte of every file in it. */
export const everyByte = async (dataDir: string): Promise<Buffer> => {
  const entries = await readdir(dataDir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Buffer.concat(await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name)))));
};

/** The records of captures as the database holds them, in the order in which they were made. */
export const keptCaptures = async (dataDir: string): Promise<readonly Record<string, unknown>[]> => {
  const client = createClient({ url: `file:${join(dataDir, 'sandbox.db')}` });
  const { rows } = await client.execute('SELECT record FROM captures ORDER BY rowid');
  client.close();
  return rows.map((row) => JSON.parse(row['record'] as string) as Record<string, unknown>);
};

/** Digests of the codes that the database holds. */
export const keptCodes = async (dataDir: string): Promise<readonly string[]> => {
  const client = createClient({ url: `file:${join(dataDir, 'sandbox.db')}` });
  const { rows } = await client.execute('SELECT sha256 FROM link_codes');
  client.close();
  return rows.map((row) => row['sha256'] as string);
};

/** Puts another record in the place of the one with its id. */
export const replaceKeptCapture = async (
  dataDir: string,
  record: Readonly<Record<string, unknown>>,
): Promise<void> => {
  const client = createClient({ url: `file:${join(dataDir, 'sandbox.db')}` });
  await client.execute({
    sql: 'UPDATE captures SET record = ? WHERE id = ?',
    args: [JSON.stringify(record), record['id'] as string],
  });
  client.close();
};
