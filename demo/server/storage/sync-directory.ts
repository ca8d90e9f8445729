/** Makes new names in a directory last: a file's own bytes on the disk are not enough for it to be found again. */
import { open } from 'node:fs/promises';

/** Forces the directory's entries to the disk. Windows has no such call for directories, and keeps them by itself. */
export const syncDirectory = async (directory: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
