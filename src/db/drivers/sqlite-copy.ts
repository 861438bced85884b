import { stat } from 'node:fs/promises';
import { COPIER, withConnection } from './sqlite-connection';

/** Bytes that have been written, and about how many there will be. */
export interface Written {
  readonly bytes: number;
  readonly of: number;
}

/** Milliseconds between two looks at how far it has come. */
const LOOK = 250;

/**
 * Copies a database, as it is at one moment, while others write to it.
 *
 * VACUUM INTO reads one snapshot. SQLite's backup API would begin anew whenever
 * another process has written, and copies pages with all that deleted rows have left in
 * them; VACUUM INTO copies the rows (https://sqlite.org/lang_vacuum.html#vacuuminto).
 * Meanwhile the write-ahead log of the file cannot be begun anew, and grows.
 * @param into an empty file.
 */
export function copyDatabase(
  path: string,
  into: string,
  written: (soFar: Written) => void,
): Promise<void> {
  return withConnection(path, COPIER, async (query) => {
    const [size] = await query<{ of: number }>(`
      SELECT (p.page_count - f.freelist_count) * s.page_size AS of
      FROM pragma_page_count p, pragma_freelist_count f, pragma_page_size s`);
    const look = () =>
      stat(into).then(
        ({ size: bytes }) => written({ bytes, of: size!.of }),
        () => undefined,
      );
    const timer = setInterval(() => void look(), LOOK);
    try {
      await query('VACUUM INTO $1', [into]);
    } finally {
      clearInterval(timer);
    }
  });
}
