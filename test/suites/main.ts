import { suites } from './all';
import { runSuites } from './run-suites';

/** Everything that there is to run, on both databases: `npm run test:all`. */
async function main(): Promise<void> {
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => interrupted.abort());
  const { failed } = await runSuites(suites, interrupted.signal);
  process.exitCode = failed > 0 || interrupted.signal.aborted ? 1 : 0;
}

void main();
