import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Ticks in a millisecond, as the kernel counts processor time in `/proc`. */
const TICKS = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' })) / 1_000;

/**
 * Milliseconds of processor time that a process has taken so far, its threads and
 * the children that it has waited for included.
 */
export function processorTime(pid: number): number {
  const ticks = fields(pid).slice(11, 15); // utime, stime, cutime, cstime: proc(5)
  return ticks.reduce((sum, field) => sum + Number(field), 0) / TICKS;
}

/** The same of a process and all its children, as PostgreSQL's backends are. */
export function familyTime(pid: number): number {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => parentOf(Number(name)) === pid);
  return [pid, ...children.map(Number)].reduce((sum, one) => sum + timeOf(one), 0);
}

/** A child may have ended meanwhile: then its parent has its time. */
function timeOf(pid: number): number {
  try {
    return processorTime(pid);
  } catch {
    return 0;
  }
}

function parentOf(pid: number): number {
  try {
    return Number(fields(pid)[1]);
  } catch {
    return NaN;
  }
}

/** What follows the name, which may hold anything: the state first, then the parent. */
function fields(pid: number): string[] {
  const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}
