import { findPostgres } from './support/postgres-binaries';
import { startCluster } from './support/postgres-cluster';
import { runJest } from './support/run-jest';

/**
 * Runs jest on SQLite and on PostgreSQL: on the server that `TEST_POSTGRES_URL`
 * names, else on a throw-away one, from this machine or from npm.
 */
async function main(): Promise<void> {
  const named = process.env['TEST_POSTGRES_URL'];
  if (named) {
    console.log('Testing on SQLite and on the PostgreSQL that TEST_POSTGRES_URL names.');
    await jest(['sqlite', 'postgres'], named);
    return;
  }
  const cluster = findPostgres() && (await startCluster({ settings: FAST }).catch(tell));
  if (cluster) {
    console.log('Testing on SQLite and on a PostgreSQL server started for it.');
    try {
      await jest(['sqlite', 'postgres'], cluster.url);
    } finally {
      await cluster.drop();
    }
    return;
  }
  console.log('SKIPPED: no PostgreSQL can run here. TESTING ON SQLITE ALONE.');
  await jest(['sqlite'], '');
  if (process.env['CI']) process.exitCode = 1;
}

/** What a test writes need not outlive a power cut. */
const FAST = { fsync: 'off', max_connections: 300 };

function tell(error: unknown): undefined {
  console.log(`PostgreSQL does not start: ${String(error)}`);
}

async function jest(databases: readonly string[], url: string): Promise<void> {
  const args = [...process.argv.slice(2), '--selectProjects', ...databases];
  process.exitCode = await runJest(args, { TEST_POSTGRES_URL: url });
}

void main();
