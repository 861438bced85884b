import { statSync } from 'node:fs';
import { Unavailable } from '../failures';

/**
 * Watches over a database file by its name. SQLite goes on writing to a file
 * that somebody has deleted or replaced, and everything written is lost when it
 * is closed. A look takes a few microseconds.
 * @returns a function that throws Unavailable while the name leads elsewhere.
 */
export function sameFile(path: string): () => void {
  const { ino, dev } = statSync(path, { bigint: true });
  return () => {
    const now = statSync(path, { bigint: true, throwIfNoEntry: false });
    if (now?.ino !== ino || now.dev !== dev)
      throw new Unavailable(
        `The database file ${path} has been ${now ? 'replaced' : 'deleted'}. Put it back, or restart the server.`,
        30,
      );
  };
}
