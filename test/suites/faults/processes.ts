import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { query } from './postgres';

/** A process and its children; itself first, so that it makes no new ones. */
export async function everyProcess(pid: number): Promise<number[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return [pid, ...children.trim().split(/\s+/).map(Number)];
}

/** A backend that is writing for a server. */
export async function writerOf(url: string): Promise<number> {
  for (let tries = 0; tries < 500; tries += 1) {
    const [row] = await query<{ pid: number }>(url, WRITER);
    if (row) return row.pid;
    await wait(10);
  }
  throw new Error('nobody writes');
}

/** Holds processes while something is done, as a machine does that has no time for them. */
export async function frozen<T>(pids: readonly number[], work: () => Promise<T>): Promise<T> {
  for (const pid of pids) process.kill(pid, 'SIGSTOP');
  try {
    return await work();
  } finally {
    for (const pid of pids.toReversed()) resume(pid);
  }
}

function resume(pid: number): void {
  try {
    process.kill(pid, 'SIGCONT');
  } catch {
    // it has ended meanwhile
  }
}

const WRITER = `
  SELECT pid FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid()
    AND xact_start IS NOT NULL AND query ~* '^(insert|update|with)'
  LIMIT 1`;
