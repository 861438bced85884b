import { existsSync, readFileSync } from 'node:fs';

/** A clock that goes on only while the main thread of this process works. */
export interface ThreadTime {
  /** What counts it, to be told with the figures. */
  readonly source: string;
  /** Since some time in the past. */
  microseconds(): number;
}

interface CpuUsage {
  readonly user: number;
  readonly system: number;
}

/** Since Node 23.9; the types are those of the oldest Node that the server runs on. */
type Process = typeof process & { readonly threadCpuUsage?: () => CpuUsage };

/** Where neither Node nor Linux can tell the main thread apart, the time of all threads. */
export function threadTime(): ThreadTime {
  const node: Process = process;
  if (node.threadCpuUsage)
    return {
      source: 'process.threadCpuUsage',
      microseconds: () => sum(node.threadCpuUsage!()),
    };
  // The main thread has the number of the process. `stat` beside it counts in 10 ms.
  const file = `/proc/self/task/${process.pid}/schedstat`;
  if (existsSync(file))
    return {
      source: '/proc/self/task/<pid>/schedstat',
      microseconds: () => parseInt(readFileSync(file, 'utf8')) / 1_000, // its first number, in nanoseconds
    };
  return {
    source: 'process.cpuUsage, which counts all threads',
    microseconds: () => sum(process.cpuUsage()),
  };
}

function sum({ user, system }: CpuUsage): number {
  return user + system;
}
