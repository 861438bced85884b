import { parseArgs } from 'node:util';
import { findPostgres } from '../../support/postgres-binaries';
import { startCluster } from '../../support/postgres-cluster';
import { runJest } from '../../support/run-jest';
import { tellSummary } from '../../support/summary';
import { SETTINGS } from '../fleet/scenes/pgbouncer/pooled';
import { startPgBouncer } from '../fleet/parts/pgbouncer';
import { find } from '../fleet/parts/program';
import { CORE, LEFT_OUT } from './paths';

const USAGE = `npm run test:pgbouncer -- [--mode MODE] [paths]
Runs the tests of PostgreSQL through PgBouncer.
  --mode MODE  transaction (default) or session
  paths        files and folders under test/; ${CORE.join(', ')} if left out

PostgreSQL is started for it, unless TEST_POSTGRES_URL names one. What is left out, and why:
${LEFT_OUT.map(({ path, modes, why }) => `  ${path}, in ${modes.join(' and ')} mode: ${why}`).join('\n')}`;

/** Connections to PostgreSQL for each test's database: so few that servers have to share them, where they can. */
const SIZES = { transaction: 3, session: 50 };

/** What jest's project leaves out by itself until it is told to leave out more. */
const ELSEWHERE = ['/node_modules/', '/test/storage/sqlite/', '/test/unit/', '/test/tools/'];

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: {
      mode: { type: 'string', default: 'transaction' },
      help: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const { mode, help } = values;
  if (help || (mode !== 'transaction' && mode !== 'session')) {
    console.log(USAGE);
    process.exitCode = help ? 0 : 2;
    return;
  }
  const named = process.env['TEST_POSTGRES_URL'];
  const missing = whatIsMissing(named);
  if (missing !== undefined) {
    const must = process.env['CI'] === 'true';
    console.log(`\n${must ? 'FAILED' : 'SKIPPED'}: ${missing}`);
    tellSummary(must ? { failed: 1 } : { skipped: 1 });
    process.exitCode = must ? 1 : 0;
    return;
  }
  const cluster = named ? undefined : await startCluster({ settings: { fsync: 'off' } });
  const server = cluster?.url ?? named!;
  try {
    const bouncer = await startPgBouncer({
      database: server,
      mode,
      settings: { ...SETTINGS, default_pool_size: SIZES[mode] },
    });
    try {
      const paths = positionals.length > 0 ? positionals : CORE;
      const leftOut = LEFT_OUT.filter(({ modes }) => modes.includes(mode));
      for (const { path, why } of leftOut) console.log(`Left out: ${path}: ${why}`);
      process.exitCode = await runJest(
        [
          ...paths,
          ...['--selectProjects', 'postgres'],
          ...['--testPathIgnorePatterns', ...ELSEWHERE],
          ...leftOut.flatMap(({ path }) => ['--testPathIgnorePatterns', path]),
        ],
        { TEST_POSTGRES_URL: server, TEST_POSTGRES_POOLER: bouncer.url },
      );
      tellSummary({ skipped: leftOut.length });
    } finally {
      await bouncer.drop();
    }
  } finally {
    await cluster?.drop();
  }
}

function whatIsMissing(named: string | undefined): string | undefined {
  if (!named && !findPostgres()) return 'There is no PostgreSQL on this machine.';
  try {
    find('pgbouncer');
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
