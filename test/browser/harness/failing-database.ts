/** Ways in which a browser's database fails, for the time of one test. */
import { replace } from './replace.ts';

/** A call that is refused with an error of that name. */
export const refusing = (name: string) => () => {
  throw new DOMException('refused', name);
};

/** Loses the connection to the database as often as that; returns how often it is still going to. */
export const loseConnection = (times: number): (() => number) => {
  const transaction = Reflect.get(IDBDatabase.prototype, 'transaction');
  let left = times;
  replace(IDBDatabase.prototype, 'transaction', {
    value(this: IDBDatabase, ...args: Parameters<IDBDatabase['transaction']>) {
      if (left <= 0) return transaction.apply(this, args);
      left -= 1;
      throw new DOMException('Connection to Indexed Database server lost.', 'UnknownError');
    },
  });
  return () => left;
};

/** Where nothing can be kept: each by its name, and what makes it so. */
export const withoutDatabase: readonly (readonly [name: string, fail: () => void])[] = [
  [
    'on a page that is not secure',
    () => {
      replace(crypto, 'subtle', { value: undefined });
    },
  ],
  [
    'without IndexedDB',
    () => {
      replace(globalThis, 'indexedDB', { value: undefined });
    },
  ],
  [
    'where the frame may not use it',
    () => {
      replace(globalThis, 'indexedDB', { get: refusing('SecurityError') });
    },
  ],
  [
    'where it does not open',
    () => {
      replace(indexedDB, 'open', { value: refusing('UnknownError') });
    },
  ],
  [
    'where the connection is lost each time',
    () => {
      loseConnection(100);
    },
  ],
];
