import { spawn, type ChildProcess } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { end, running } from '../../../support/postgres-process';
import { somebody } from '../../../support/postgres-binaries';

/** A program of the system that runs for a test, in a folder of its own. */
export interface Program {
  readonly folder: string;
  /** The process id; undefined while it does not run. */
  readonly pid: number | undefined;
  /** Writes a file of its folder. */
  write(name: string, text: string): Promise<void>;
  start(): void;
  signal(signal: NodeJS.Signals): void;
  stop(signal: NodeJS.Signals): Promise<void>;
  /** Ends it, whatever state it is in, and removes its folder. */
  drop(): Promise<void>;
}

/** Where a program lies that Debian keeps from the path of an ordinary user. @throws when it is not installed. */
export function find(name: string): string {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  const found = folders.map((folder) => join(folder, name)).find(runnable);
  if (!found) throw new Error(`${name} is not installed; on Debian: apt-get install ${name}`);
  return found;
}

/** Prepares a program: in the foreground, and as another user than root, whom some refuse. */
export async function prepare(name: string, args: readonly string[]): Promise<Program> {
  const path = find(name);
  const as = somebody();
  if (!as) throw new Error(`${name} needs another user than root, and there is none.`);
  const folder = await mkdtemp(join(tmpdir(), `${name}-`));
  if (as.uid !== undefined) await chown(folder, as.uid, as.gid!);
  let child: ChildProcess | undefined;
  return {
    folder,
    get pid() {
      return running(child) ? child.pid : undefined;
    },
    write: (file, text) => writeFile(join(folder, file), text),
    start: () => {
      // A group of its own: Ctrl-C in a terminal is for the tests, which then stop it.
      child = spawn(path, args, { ...as, cwd: folder, detached: true, stdio: 'ignore' });
      child.once('error', () => undefined);
    },
    signal: (signal) => child?.kill(signal),
    stop: (signal) => end(child, signal),
    drop: async () => {
      const killing = setTimeout(() => child?.kill('SIGKILL'), 5_000);
      await end(child, 'SIGTERM');
      clearTimeout(killing);
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

function runnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
