import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { TEMPLATE } from '../../support/fresh-database';
import { gaveHelp } from '../../support/help';
import { makePartitioned, PARTITIONS } from '../../support/partitioned';
import { startCluster } from '../../support/postgres-cluster';
import { runJest } from '../../support/run-jest';

const HELP = `
Runs the tests of PostgreSQL on databases whose tables are partitioned by the hash of the owner, ${PARTITIONS} partitions each.

  npm run test:partitions                              all of them but those that make older tables
  npm run test:partitions -- test/operations           a part of a path, and any option of jest

PostgreSQL comes from this machine or from npm; TEST_POSTGRES_URL names a server that is there already.
`;

/** What a test writes need not outlive a power cut. Each transaction may hold the locks of every partition. */
const SETTINGS = { fsync: 'off', max_connections: 300 };

async function main(args: readonly string[]): Promise<void> {
  if (gaveHelp(HELP)) return;
  const named = process.env['TEST_POSTGRES_URL'];
  if (named) return runOn(named, args);
  const cluster = await startCluster({ settings: SETTINGS });
  try {
    await runOn(cluster.url, args);
  } finally {
    await cluster.drop();
  }
}

/** Every test has a copy of one database, so that the tables are partitioned once. */
async function runOn(server: string, args: readonly string[]): Promise<void> {
  const template = `partitioned_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(server);
  url.pathname = `/${template}`;
  await say(server, `CREATE DATABASE ${template}`);
  try {
    await makePartitioned(url.href);
    process.exitCode = await runJest(['--config', `${__dirname}/jest.config.mjs`, ...args], {
      TEST_POSTGRES_URL: server,
      [TEMPLATE]: template,
    });
  } finally {
    await say(server, `DROP DATABASE ${template} WITH (FORCE)`);
  }
}

async function say(connectionString: string, sql: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

void main(process.argv.slice(2));
