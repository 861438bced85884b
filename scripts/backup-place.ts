import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { BadCopy } from '../src/db/backup';
import { codeOf } from '../src/db/failures';
import type { Arguments } from './backup-arguments';

/**
 * @param path of the database.
 * @throws Error that says in one line why no copy may be put there.
 */
export function expectPlace(path: string, { file, force }: Arguments): void {
  if (!statSync(dirname(file), { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`There is no folder ${dirname(file)} to put the copy in.`);
  if (existsSync(file)) {
    if (realpathSync(file) === realpathSync(path))
      throw new Error(`${file} is the database itself. Give another name.`);
    if (!force) throw new Error(`${file} exists. Give another name, or --force to replace it.`);
    if (!statSync(file).isFile()) throw new Error(`${file} is no file that could be replaced.`);
  }
  // SQLite would take it for the log of the copy.
  const log = [`${file}-wal`, `${file}-journal`].find((name) => existsSync(name));
  if (log) throw new Error(`${log} is left of another database of that name. Give another name.`);
}

/** What lies in the place of the copy and not in the database; undefined otherwise. */
export function placeFault(cause: unknown, { file }: Arguments): Error | undefined {
  const code = codeOf(cause as Error);
  const folder = dirname(file);
  if (code === 'EEXIST') return new Error(`${file} was made by somebody else meanwhile.`);
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT)$/.test(code))
    return new Error(`There is not enough room in ${folder} for the copy. None was made.`);
  if (/^E[A-Z]+$/.test(code)) return new Error(`${folder} cannot be written to (${code}).`);
  return cause instanceof BadCopy ? cause : undefined;
}
