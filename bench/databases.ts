import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fill, type Filling } from './fill';
import type { Progress } from './progress';
import { startOurs } from './servers';

/** Makes a database with this content; the server of a checkout makes the tables. */
export async function database(
  directory: string,
  name: string,
  filling: Filling,
  progress: Progress,
  root?: string,
): Promise<string> {
  const file = join(directory, `${name}.db`);
  const server = await startOurs(`sqlite:${file}`, join(directory, `${name}.log`), 'info', root);
  await server.stop();
  await fill(file, filling, progress);
  return file;
}

export async function copyOf(file: string, name = 'copy'): Promise<string> {
  const copy = file.replace(/\.db$/, `-${name}.db`);
  await copyFile(file, copy);
  return copy;
}
