import { execFileSync } from 'node:child_process';
import { burst, type Load } from './load';
import type { RunningServer } from './servers';
import type { Finding } from './table';
import { workloads, type Chats } from './workloads';

const LIMIT = 50;

/** How much larger a process is after many requests of every kind than when it had warmed up. */
export async function memoryGrowth(
  { url, pid }: RunningServer,
  chats: Chats,
  requests: number,
  show: (text: string) => void,
): Promise<Finding> {
  const loads: Load[] = [
    workloads.append(url, chats),
    workloads.page(url, chats),
    workloads.list(url),
    workloads.unchanged(url, chats),
  ];
  const each = async (amount: number, what: string) => {
    for (const [i, load] of loads.entries()) {
      show(`memory: ${what}, ${i + 1} of ${loads.length}`);
      await burst(load, { amount: Math.ceil(amount / loads.length) });
    }
  };
  await each(requests / 5, 'warm-up');
  const before = megabytes(pid);
  await each(requests, `${requests.toLocaleString('en')} requests`);
  const after = megabytes(pid);
  const growth = after - before;
  return {
    name: 'memory',
    title: `memory after ${requests.toLocaleString('en')} requests`,
    figures: [
      `${after.toFixed(0)} MB`,
      `${before.toFixed(0)} MB warm`,
      `${growth > 0 ? '+' : ''}${growth.toFixed(0)} MB`,
      '',
      '',
      `≤ ${LIMIT} MB`,
    ],
    met: growth <= LIMIT,
  };
}

/** The memory that a process holds. */
function megabytes(pid: number): number {
  return (
    Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1_024
  );
}
