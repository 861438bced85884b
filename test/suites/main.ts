import { gaveHelp } from '../support/help';
import { suites } from './all';
import { runSuites } from './run-suites';

const HELP = `
Runs everything that must hold before a change lands, one after the other, and adds up what each has counted.

  npm run test:all

What there is:
${suites.map(({ name, command }) => `  ${name.padEnd(56)} ${command}`).join('\n')}
`;

/** Everything that there is to run, on both databases: `npm run test:all`. */
async function main(): Promise<void> {
  if (gaveHelp(HELP)) return;
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => interrupted.abort());
  const { failed } = await runSuites(suites, interrupted.signal);
  process.exitCode = failed > 0 || interrupted.signal.aborted ? 1 : 0;
}

void main();
