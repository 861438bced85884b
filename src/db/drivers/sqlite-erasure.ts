import { setTimeout as wait } from 'node:timers/promises';
import { codeOf } from '../failures';
import type { Query } from '../query';

/** Milliseconds between two looks at whether another process has the file open. */
const LOOK = 5;

/**
 * Writes the file anew where text was deleted or replaced since this was done
 * last: `secure_delete` overwrites deleted rows, but not the copies of them that
 * stay behind in unused parts of pages when rows move to others. It takes
 * seconds for each gigabyte, and room for a second copy meanwhile.
 *
 * While another process has the file open nothing is done; the last one to close
 * it does it. The connection serves for nothing else afterwards.
 * @param query of the only connection that is still open in this process.
 * @param begin is called before it takes long.
 * @throws when the file cannot be written; it is left as it was.
 */
export async function clearErased(query: Query, begin: () => void): Promise<void> {
  const [row] = await query<{ user_version: number }>('PRAGMA user_version');
  if (row?.user_version === 0 || !(await isAlone(query))) return;
  begin();
  await query('VACUUM');
  await query('PRAGMA user_version = 0');
}

/**
 * Keeps the file for this connection alone. Two processes that stop together
 * should not both leave it to the other: each has another patience, and only
 * when they differ by a few milliseconds nothing is done until the next stop.
 */
async function isAlone(query: Query): Promise<boolean> {
  await query('PRAGMA busy_timeout = 0');
  await query('PRAGMA locking_mode = EXCLUSIVE');
  const patience = performance.now() + 100 + Math.random() * 1_900;
  for (;;) {
    try {
      await query('PRAGMA journal_mode = DELETE'); // no write-ahead log is shared by one
      await query('BEGIN EXCLUSIVE');
      await query('COMMIT');
      return true;
    } catch (error) {
      if (codeOf(error as Error) !== 'SQLITE_BUSY') throw error;
      if (performance.now() > patience) return false;
      await wait(LOOK);
    }
  }
}
