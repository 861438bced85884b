import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import type { Progress } from '../progress';

/** A peer that this machine does not have and cannot get. */
export class NotToBeHad extends Error {}

/** Milliseconds: compilers are slow where little else is fast. */
const PATIENCE = 15 * 60_000;

/**
 * Runs a command that brings a peer here, and tells that it goes on.
 * @param what for the reader. @returns its output.
 * @throws NotToBeHad when there is no such command, or it fails.
 */
export async function run(
  what: string,
  [command, ...args]: readonly [string, ...string[]],
  progress: Progress,
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const began = performance.now();
  const tell = () =>
    progress.show(`${what} (${Math.round((performance.now() - began) / 1_000)} s)`);
  tell();
  const ticking = setInterval(tell, 10_000);
  try {
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: PATIENCE,
    });
    const exit = new Promise<number | null>((resolve, reject) => {
      child.once('error', () => reject(new NotToBeHad(`There is no ${command} here.`)));
      child.once('close', resolve);
    });
    const [code, output, errors] = await Promise.all([
      exit,
      text(child.stdout),
      text(child.stderr),
    ]);
    if (code !== 0) throw new NotToBeHad(`${what} failed: ${end(errors || output)}`);
    return output.trim();
  } finally {
    clearInterval(ticking);
  }
}

function end(output: string): string {
  return output.trim().split(/\s+/).join(' ').slice(-300);
}
