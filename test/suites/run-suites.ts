import { startCluster } from '../support/postgres-cluster';
import { add, asLine, type Summary } from '../support/summary';
import { runSuite, type Suite } from './run-suite';

/** Milliseconds that one suite may take, on a busy machine too. */
const PATIENCE = 60 * 60_000;

/**
 * Runs suites one after the other, whatever became of those before, and prints
 * what each of them has counted. The last line is the sum, `N passed, N failed`.
 * @param interrupted stops the one that runs and leaves the others out.
 */
export async function runSuites(
  suites: readonly Suite[],
  interrupted: AbortSignal,
): Promise<Summary> {
  const begun = Date.now();
  const results: (readonly [suite: Suite, summary: Summary, took: string])[] = [];
  for (const suite of suites) {
    if (interrupted.aborted) break;
    const start = Date.now();
    console.log(`\n=== ${suite.name} (${results.length + 1} of ${suites.length}, ${since(begun)})`);
    const stopped = AbortSignal.any([interrupted, AbortSignal.timeout(PATIENCE)]);
    const summary = await runOn(suite, stopped).catch(crashed);
    results.push([suite, summary, since(start)]);
    console.log(`=== ${suite.name}: ${asLine(summary)}, in ${since(start)}`);
  }
  const total = add(results.map(([, summary]) => summary));
  console.log(`\n${table(results)}\n\n${asLine(total)}`);
  return total;
}

async function runOn(suite: Suite, signal: AbortSignal): Promise<Summary> {
  if (!suite.postgres) return runSuite(suite, { signal });
  const cluster = await startCluster();
  try {
    return await runSuite(suite, { signal, env: { DATABASE_URL: cluster.url } });
  } finally {
    await cluster.drop();
  }
}

function crashed(error: unknown): Summary {
  console.error(error);
  return add([{ failed: 1 }]);
}

function table(results: readonly (readonly [Suite, Summary, string])[]): string {
  const widest = Math.max(...results.map(([{ name }]) => name.length));
  return results
    .map(
      ([{ name }, summary, took]) =>
        `${name.padEnd(widest)}  ${took.padStart(12)}  ${asLine(summary)}`,
    )
    .join('\n');
}

/** As ` 3 min  7 s`. */
function since(start: number): string {
  const seconds = Math.round((Date.now() - start) / 1_000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2)} s`;
}
