import { rmSync } from 'node:fs';
import { neverSeen, SEEN_FOLDER } from './contract-check/seen';

/** What of jest's settings tells that only a part of the suite runs. */
interface GlobalConfig {
  readonly testPathPatterns: { isSet(): boolean };
  readonly testNamePattern?: string;
  readonly onlyChanged: boolean;
  readonly onlyFailures: boolean;
  readonly findRelatedTests: boolean;
  readonly shard?: unknown;
}

/** After the last test: a status that the contract documents and no test has seen fails the run. */
export default function afterRun(config: GlobalConfig): void {
  const folder = process.env[SEEN_FOLDER]!;
  const missing = isWhole(config) ? neverSeen(folder) : [];
  rmSync(folder, { recursive: true });
  if (missing.length > 0) {
    process.stderr.write(`\nThe contract documents these, and no test has seen them:\n`);
    process.stderr.write(missing.map((pair) => `  ${pair}\n`).join(''));
    process.exitCode = 1; // an error would keep the results from whoever reads them
  }
}

function isWhole(config: GlobalConfig): boolean {
  const { testPathPatterns, testNamePattern, onlyChanged, onlyFailures, findRelatedTests } = config;
  const narrowed = [onlyChanged, onlyFailures, findRelatedTests, testPathPatterns.isSet()];
  return !narrowed.includes(true) && !testNamePattern && !config.shard;
}
