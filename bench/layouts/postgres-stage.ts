import { readFile } from 'node:fs/promises';
import { Client } from 'pg';
import type { PostgresCluster } from '../../test/support/postgres-cluster';
import { connect } from '../../src/db/connect';
import type { Filling } from '../fill';
import { fillPostgres } from '../fill-postgres';
import { inRow } from './keeping';
import type { PostgresLayout } from './postgres-layouts';
import type { Stage } from './stage';

/** A database of a cluster in this layout, filled. */
export async function postgresStage(
  cluster: PostgresCluster,
  { name, title, changes, keeping = inRow }: PostgresLayout,
  filling: Filling,
): Promise<Stage> {
  const own = name.replaceAll('-', '_');
  const url = cluster.url.replace(/[^/]*$/, own);
  await run(cluster.url, `DROP DATABASE IF EXISTS ${own}`);
  await run(cluster.url, `CREATE DATABASE ${own}`);
  const config = { dialect: 'postgres', url, poolSize: 3, statementTimeout: 60_000 } as const;
  await (await connect(config)).close(); // it makes the tables
  await run(url, ...changes);
  await fillPostgres(url, filling);
  const database = await connect(config);
  const number = async (expression: string) => {
    const sql = `SELECT ${expression} AS number`;
    const [row] = await database.reader.query<{ number: string }>(sql);
    return Number(row!.number);
  };
  const position = () => number("pg_current_wal_lsn() - '0/0'");
  return {
    name,
    title,
    database,
    keeping,
    work: async () => {
      const pids = await database.reader.query<{ pid: number }>(
        'SELECT pid FROM pg_stat_activity WHERE datname = current_database()',
      );
      const all = await Promise.all(pids.map(({ pid }) => workOf(pid)));
      return all.reduce((sum, one) => sum + one, 0);
    },
    traffic: async (doing) => {
      await run(url, 'CHECKPOINT'); // a page is written as a whole when it is changed first after one
      const before = await position();
      await doing();
      return { written: (await position()) - before };
    },
    size: () => number('pg_database_size(current_database())'),
  };
}

/** Microseconds that a process has had of the processor; Linux tells. */
async function workOf(pid: number): Promise<number> {
  const [nanoseconds] = (await readFile(`/proc/${pid}/schedstat`, 'utf8')).split(' ');
  return Number(nanoseconds) / 1_000;
}

async function run(connectionString: string, ...statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
