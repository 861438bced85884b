import { rmSync } from 'node:fs';
import { link, open, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { READER, withConnection } from './drivers/sqlite-connection';
import { copyDatabase, type Written } from './drivers/sqlite-copy';
import { codeOf } from './failures';
import { applied } from './migrate';
import { storageProblems } from './queries/check-storage';
import { contents } from './queries/contents';
import { sqlite } from './queries/dialect';

export interface Backup {
  /** The database's file. */
  readonly path: string;
  /** Where the copy is to be. */
  readonly file: string;
  /** What the copy is called until it is whole, in the same folder. */
  readonly unfinished: string;
  /** Whether another file of that name may go. */
  readonly replace: boolean;
  /** Told now and then how far it has come. */
  readonly doing?: (what: Written | 'looking over') => void;
}

/** What a copy holds. */
export interface Copied {
  readonly chats: number;
  readonly messages: number;
  readonly bytes: number;
}

/** What was copied is not in order, because the database itself is not. */
export class BadCopy extends Error {
  constructor(problem: string) {
    super(
      `The copy is not in order, so none was kept: ${problem}. npm run check-database tells more.`,
    );
  }
}

/**
 * Copies a SQLite database while servers write to it. The copy has its name only
 * when it is whole, was looked over and is on disk; its owner alone may read it.
 * @throws where there is no database of a server, or no copy can be made; none is left then.
 */
export async function backUp(backup: Backup): Promise<Copied> {
  const { path, unfinished, doing = () => undefined } = backup;
  await withConnection(path, READER, (query) => applied({ query })); // it is a server's
  const made = await open(unfinished, 'wx', 0o600);
  try {
    await copyDatabase(path, unfinished, doing);
    doing('looking over');
    const copied = await lookOver(unfinished);
    await made.sync();
    await giveName(backup);
    return { ...copied, bytes: (await made.stat()).size };
  } finally {
    await made.close();
    removeUnfinished(unfinished);
  }
}

/** Removes a copy that was not finished, and what SQLite has put beside it. */
export function removeUnfinished(unfinished: string): void {
  for (const name of [unfinished, `${unfinished}-journal`]) rmSync(name, { force: true });
}

/** @throws BadCopy */
async function lookOver(file: string): Promise<Omit<Copied, 'bytes'>> {
  return withConnection(file, READER, async (query) => {
    const on = { dialect: sqlite, query };
    const [first] = await storageProblems(on, {});
    if (first) throw new BadCopy(first.problem);
    const [row] = await contents(on, {});
    return { chats: Number(row!.chats), messages: Number(row!.messages) };
  });
}

/** A second name is given only where there is no such file, whatever has happened meanwhile. */
async function giveName({ file, unfinished, replace }: Backup): Promise<void> {
  if (replace) await rename(unfinished, file);
  else
    await link(unfinished, file).catch(async (error: unknown) => {
      const taken =
        codeOf(error as Error) === 'EEXIST' || (await stat(file).then(Boolean, () => false));
      if (taken) throw error;
      await rename(unfinished, file); // this file system knows one name for a file
    });
  const folder = await open(dirname(file));
  await folder.sync().finally(() => folder.close());
}
