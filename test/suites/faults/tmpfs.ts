import { execFile } from 'node:child_process';
import { chmod, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** This user may not mount. */
export class NoMount extends Error {}

/** A small disk in memory. */
export interface Disk {
  readonly path: string;
  drop(): Promise<void>;
}

/** @param size as mount wants it. @throws NoMount */
export async function mountDisk(folder: string, size: string): Promise<Disk> {
  const path = join(folder, 'disk');
  await mkdir(path);
  await chmod(folder, 0o755); // others may have to come past it
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', path]);
  } catch (error) {
    throw new NoMount(`no right to mount a tmpfs: ${(error as Error).message.trim()}`);
  }
  return {
    path,
    drop: async () => {
      await run('umount', ['--lazy', path]); // a server may still have its files open
    },
  };
}

/** Writes a file until nothing more goes onto the disk. */
export async function fill(path: string): Promise<void> {
  const file = await open(path, 'w');
  const block = Buffer.alloc(4_096, 1);
  try {
    for (;;) await file.write(block);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    await file.close();
  }
}
