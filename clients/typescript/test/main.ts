import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';
import { tellSummary } from '../../../test/support/summary.js';

const HERE = fileURLToPath(new URL('.', import.meta.url));

const HELP = `Tests the client against the built server (npm run build) and the built client (npm run build -w clients/typescript).

  npm run test:client                  all tests
  npm run test:client -- answer walk   those whose file has one of these words in its path
`;

/** Runs the tests, a process each, and tells how many passed. */
async function main(words: readonly string[]): Promise<void> {
  if (words.includes('--help')) {
    console.log(HELP);
    return;
  }
  const files = readdirSync(HERE, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .filter((file) => words.length === 0 || words.some((word) => file.includes(word)))
    .sort()
    .map((file) => join(HERE, file));
  const tests = run({ files, concurrency: 2, timeout: 600_000 });
  const counts = { passed: 0, failed: 0, skipped: 0 };
  tests.on('test:pass', ({ skip, details }) => {
    if (details.type !== 'suite') counts[skip === undefined ? 'passed' : 'skipped'] += 1;
  });
  tests.on('test:fail', () => (counts.failed += 1));
  const reported = tests.pipe(new spec());
  reported.pipe(process.stdout, { end: false });
  await once(reported, 'end');
  if (counts.passed + counts.failed === 0) counts.failed = 1; // no test is no success
  tellSummary(counts);
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  process.exitCode = counts.failed > 0 ? 1 : 0;
}

void main(process.argv.slice(2));
