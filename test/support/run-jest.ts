import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SUITE_SUMMARY, tellSummary, type Summary } from './summary';

/** What is read of jest's results. */
interface Results {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  /** Files that could not be run at all. */
  readonly numRuntimeErrorTestSuites: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

/** Runs jest in a process of its own and tells its counts to whoever adds up. @returns its exit code. */
export async function runJest(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'jest-results-'));
  const file = join(folder, 'results.json');
  const json = process.env[SUITE_SUMMARY] ? ['--json', '--outputFile', file] : [];
  const child = spawn(process.execPath, [require.resolve('jest/bin/jest'), ...json, ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  const [code] = (await once(child, 'exit')) as [number | null];
  if (existsSync(file)) tellSummary(countsOf(JSON.parse(readFileSync(file, 'utf8')) as Results));
  rmSync(folder, { recursive: true });
  return code ?? 1;
}

function countsOf(results: Results): Summary {
  return {
    passed: results.numPassedTests,
    failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
    skipped: results.numPendingTests + results.numTodoTests,
  };
}
