import { appendFileSync, readFileSync } from 'node:fs';

/** How many checks a suite has made. */
export interface Summary {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Names the file in which a suite leaves its counts for whoever runs several suites. */
export const SUITE_SUMMARY = 'SUITE_SUMMARY';

/** Adds to what this suite has told so far, a line of JSON each time, so that a crash loses nothing. */
export function tellSummary(summary: Partial<Summary>): void {
  const file = process.env[SUITE_SUMMARY];
  if (file) appendFileSync(file, `${JSON.stringify(summary)}\n`);
}

/** All that a suite has told. */
export function readSummary(file: string): Summary {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return add(lines.map((line) => JSON.parse(line) as Partial<Summary>));
}

export function add(summaries: readonly Partial<Summary>[]): Summary {
  const sum = (count: keyof Summary) =>
    summaries.reduce((total, summary) => total + (summary[count] ?? 0), 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

/** As `12 passed, 0 failed, 1 skipped`; the last only where something was. */
export function asLine({ passed, failed, skipped }: Summary): string {
  const line = `${passed} passed, ${failed} failed`;
  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}
