import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Progress } from '../progress';
import { ROOT, startOurs } from '../servers';
import { median, type Finding } from '../table';

const TITLE = 'start to ready, empty database';
/** Times as long as it takes to load express and Sequelize. */
const RATIO = 2;
/** Milliseconds: a limit of its own where those are loaded faster than in half of it. */
const LIMIT = 1_000;

/** How long this server takes until it answers on an empty database, beside what it stands on. */
export async function startToReady(
  directory: string,
  { starts, logLevel }: { readonly starts: number; readonly logLevel: string },
  progress: Progress,
): Promise<Finding> {
  const measured: { readonly ours: number; readonly bare: number }[] = [];
  for (let i = 1; i <= starts; i += 1) {
    progress.show(`${TITLE}: ${i} of ${starts}`);
    const bare = await loading();
    const file = join(directory, `start-${i}.db`);
    const server = await startOurs(`sqlite:${file}`, join(directory, 'start.log'), logLevel);
    await server.stop();
    measured.push({ ours: server.readyAfter, bare });
  }
  const ratios = measured.map(({ ours, bare }) => ours / bare);
  const ours = median(measured.map((start) => start.ours));
  const bare = median(measured.map((start) => start.bare));
  const ratio = median(ratios);
  const quick = bare < LIMIT / 2;
  return {
    name: 'start',
    title: TITLE,
    figures: [
      `${Math.round(ours)} ms ours`,
      `${Math.round(bare)} ms require`,
      ratio.toFixed(2),
      `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`,
      '',
      `≤ ${RATIO}${quick ? `, < ${LIMIT} ms` : ''}`,
    ],
    met: ratio <= RATIO && !(quick && ours >= LIMIT),
  };
}

/** Milliseconds in which a process loads express and Sequelize and ends. */
async function loading(): Promise<number> {
  const began = performance.now();
  const code = "require('express');require('sequelize')";
  const child = spawn(process.execPath, ['-e', code], { cwd: ROOT, stdio: 'ignore' });
  const [exit] = (await once(child, 'exit')) as [number | null];
  if (exit !== 0) throw new Error(`node -e "${code}" ended with ${exit}.`);
  return performance.now() - began;
}
