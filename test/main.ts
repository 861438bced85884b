import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { gaveHelp } from './support/help';
import { findPostgres } from './support/postgres-binaries';
import { startCluster } from './support/postgres-cluster';
import { runJest } from './support/run-jest';

const HELP = `Checks the project, and runs its tests on SQLite and on PostgreSQL.

  npm test                               the checks (npm run check), then every test on both databases
  npm test -- test/unit/etag.test.ts     that file on both, without the checks; a part of its path is enough
  npm test -- etag --testNamePattern '*' any option of jest
  npm run test:quick                     on SQLite alone, without the checks and without what takes long

PostgreSQL comes from this machine or from npm; TEST_POSTGRES_URL names a server that is there already.
`;

/**
 * Runs jest on SQLite and on PostgreSQL: on the server that `TEST_POSTGRES_URL`
 * names, else on a throw-away one, from this machine or from npm.
 */
async function main(args: readonly string[]): Promise<void> {
  if (gaveHelp(HELP)) return;
  if (args.length === 0 && !(await check())) {
    process.exitCode = 1;
    return;
  }
  const named = process.env['TEST_POSTGRES_URL'];
  if (named) {
    console.log('Testing on SQLite and on the PostgreSQL that TEST_POSTGRES_URL names.');
    await jest(args, ['sqlite', 'postgres'], named);
    return;
  }
  const cluster = findPostgres() && (await startCluster({ settings: FAST }).catch(tell));
  if (cluster) {
    console.log('Testing on SQLite and on a PostgreSQL server started for it.');
    try {
      await jest(args, ['sqlite', 'postgres'], cluster.url);
    } finally {
      await cluster.drop();
    }
    return;
  }
  console.log('SKIPPED: no PostgreSQL can run here. TESTING ON SQLITE ALONE.');
  await jest(args, ['sqlite'], '');
  if (process.env['CI']) process.exitCode = 1;
}

/** What a test writes need not outlive a power cut. */
const FAST = { fsync: 'off', max_connections: 300 };

async function check(): Promise<boolean> {
  console.log('Checking format, lint, types and the contract first: about a minute.');
  const [code] = (await once(
    spawn('npm', ['run', '--silent', 'check'], { stdio: 'inherit' }),
    'exit',
  )) as [number | null];
  return code === 0;
}

function tell(error: unknown): undefined {
  console.log(`PostgreSQL does not start: ${String(error)}`);
}

async function jest(args: readonly string[], databases: readonly string[], url: string) {
  process.exitCode = await runJest([...args, '--selectProjects', ...databases], {
    TEST_POSTGRES_URL: url,
  });
}

void main(process.argv.slice(2));
