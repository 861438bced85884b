import { gaveHelp } from '../support/help';
import { suites } from './all';
import type { Suite } from './run-suite';
import { runSuites } from './run-suites';
import { weekly } from './weekly';

const HELP = `
Runs everything that must hold before a change lands, one after the other, and adds up what each has counted.

  npm run test:all                what CI runs
  npm run test:all -- --weekly    what changes seldom, or by others' hands; .ci/weekly runs it

What there is:
${listed(suites)}

Weekly:
${listed(weekly)}
`;

function listed(some: readonly Suite[]): string {
  return some.map(({ name, command }) => `  ${name.padEnd(56)} ${command}`).join('\n');
}

/** Everything that there is to run, on both databases: `npm run test:all`. */
async function main(): Promise<void> {
  if (gaveHelp(HELP)) return;
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => interrupted.abort());
  const chosen = process.argv.includes('--weekly') ? weekly : suites;
  const { failed } = await runSuites(chosen, interrupted.signal);
  process.exitCode = failed > 0 || interrupted.signal.aborted ? 1 : 0;
}

void main();
