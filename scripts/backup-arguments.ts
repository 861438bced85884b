import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export const USAGE = `Usage: npm run backup -- FILE [--force]

Copies the SQLite database that DATABASE_URL names into FILE, as it is at one moment.
Servers may run and write meanwhile. The copy is looked over before it gets its name.

  --force  replaces FILE where it exists
  --help   shows this

For PostgreSQL it says which pg_dump does it, and copies nothing.`;

export interface Arguments {
  readonly help: boolean;
  readonly force: boolean;
  /** Absolute. */
  readonly file: string;
}

/**
 * @param folder what a relative FILE is relative to.
 * @returns undefined where the command line is wrong.
 */
export function readArguments(args: string[], folder: string): Arguments | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { force: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
    const { force = false, help = false } = values;
    const [file, ...more] = positionals;
    if (help) return { help, force, file: '' };
    if (!file || more.length > 0) return undefined;
    return { help, force, file: resolve(folder, file) };
  } catch {
    return undefined;
  }
}
