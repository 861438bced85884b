import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** What is no dependency of this project is kept here from run to run. */
export const CACHE = join(
  process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'),
  'aldar-kose-backend',
  'bench',
);

/** Whether the folder was made before. @param name tells what is in it, its version included. */
export function isKept(name: string): boolean {
  return existsSync(join(CACHE, name, 'complete'));
}

/** The folder of that name, made if it is not there; one that was given up on is made anew. */
export async function kept(
  name: string,
  make: (folder: string) => Promise<unknown>,
): Promise<string> {
  const folder = join(CACHE, name);
  if (isKept(name)) return folder;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await make(folder);
  await writeFile(join(folder, 'complete'), '');
  return folder;
}
