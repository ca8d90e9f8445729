/** The database in which a browser keeps captures, as a test looks at it without the code that wrote it. */
import { settled } from './key-database.ts';

/** Its name. */
export const captureDatabase = 'idv-capture.captures';

/** Runs `use` on one of its stores. */
export const withCaptures = async <T>(
  store: 'key' | 'records',
  use: (objects: IDBObjectStore) => IDBRequest<T>,
): Promise<T> => {
  const open = await settled(indexedDB.open(captureDatabase));
  try {
    return await settled(use(open.transaction(store, 'readwrite').objectStore(store)));
  } finally {
    open.close();
  }
};

/** Everything that can be read in it: keys and values, and what the bytes of the values spell. */
export const readableText = async (): Promise<string> => {
  const keys = await withCaptures('records', (objects) => objects.getAllKeys());
  const values = await withCaptures('records', (objects) => objects.getAll());
  const spelt = values.map((value) =>
    value instanceof ArrayBuffer ? new TextDecoder('latin1').decode(value) : JSON.stringify(value),
  );
  const sealing = await withCaptures('key', (objects) => objects.getAll());
  return JSON.stringify({ keys, spelt, sealing });
};

/** How many records and how many keys there are. */
export const counts = async (): Promise<{ readonly records: number; readonly keys: number }> => ({
  records: await withCaptures('records', (objects) => objects.count()),
  keys: await withCaptures('key', (objects) => objects.count()),
});
