import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { add, readSummary, SUITE_SUMMARY, type Summary } from '../support/summary';

/** A command that checks something. */
export interface Suite {
  readonly name: string;
  /** For a shell, in the project's folder. */
  readonly command: string;
  /** Whether it gets the `DATABASE_URL` of a new PostgreSQL server. */
  readonly postgres?: boolean;
}

export interface SuiteOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Stops it. */
  readonly signal: AbortSignal;
  /** Milliseconds from being stopped until it is killed. */
  readonly grace?: number;
}

const ROOT = join(__dirname, '..', '..');

/**
 * Runs a suite and counts its checks. One that crashes, is stopped or tells
 * nothing counts as a failure, beside what it has told.
 */
export async function runSuite({ command }: Suite, options: SuiteOptions): Promise<Summary> {
  const folder = mkdtempSync(join(tmpdir(), 'suite-'));
  const file = join(folder, 'summary');
  writeFileSync(file, '');
  try {
    const succeeded = await run(command, file, options);
    const told = readSummary(file);
    const nothing = told.passed + told.failed + told.skipped === 0;
    const crashed = !succeeded && told.failed === 0;
    return nothing || crashed ? add([told, { failed: 1 }]) : told;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @returns whether the command ended without an error. */
async function run(
  command: string,
  summary: string,
  { env = {}, signal, grace = 60_000 }: SuiteOptions,
): Promise<boolean> {
  // A group of its own, so that everything it has started can be stopped with it.
  const child = spawn(command, {
    cwd: ROOT,
    shell: true,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env, [SUITE_SUMMARY]: summary },
  });
  const exited = once(child, 'exit') as Promise<[code: number | null]>;
  let killing: NodeJS.Timeout | undefined;
  const stop = () => {
    end(child.pid!, 'SIGTERM');
    killing = setTimeout(() => end(child.pid!, 'SIGKILL'), grace);
  };
  signal.addEventListener('abort', stop);
  const [code] = await exited;
  signal.removeEventListener('abort', stop);
  clearTimeout(killing);
  end(child.pid!, 'SIGKILL'); // whatever it has left behind
  return code === 0;
}

function end(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal);
  } catch {
    // Nothing of it is left.
  }
}
