import { readFile } from 'node:fs/promises';

/** The bytes of a SQLite database and of its log, as Latin-1; empty for one that is not there. */
export function databaseFiles(databaseUrl: string): Promise<string[]> {
  const path = databaseUrl.slice('sqlite:'.length);
  return Promise.all([path, `${path}-wal`].map((file) => readFile(file, 'latin1').catch(() => '')));
}

/** How often a text of ASCII is in them. */
export async function timesInFiles(databaseUrl: string, text: string): Promise<number> {
  return (await databaseFiles(databaseUrl)).join('').split(text).length - 1;
}
