import { join } from 'node:path';
import { Client } from 'pg';
import { startCluster } from '../test/support/postgres-cluster';
import { copyOf, database } from './databases';
import type { Filling } from './fill';
import { fillPostgres } from './fill-postgres';
import type { Progress } from './progress';
import { startOurs } from './servers';

/** Two databases with the same content, in the schema of another checkout. */
export interface Copies {
  /** URLs. */
  readonly before: string;
  readonly after: string;
  /** To be called when both servers have migrated their databases. */
  settle(): Promise<void>;
  drop(): Promise<void>;
}

export async function sqliteCopies(
  directory: string,
  filling: Filling,
  root: string,
  progress: Progress,
): Promise<Copies> {
  const file = await database(directory, 'before', filling, progress, root);
  const copy = await copyOf(file);
  return {
    before: `sqlite:${file}`,
    after: `sqlite:${copy}`,
    settle: () => Promise.resolve(),
    drop: () => Promise.resolve(), // with the directory
  };
}

/** On one PostgreSQL server, as it comes: it flushes each commit. */
export async function postgresCopies(
  directory: string,
  filling: Filling,
  root: string,
  progress: Progress,
): Promise<Copies> {
  const cluster = await startCluster();
  const named = (name: string) => cluster.url.replace(/[^/]*$/, name);
  const [before, after] = [named('before'), named('after')];
  try {
    await run(cluster.url, 'CREATE DATABASE before');
    const server = await startOurs(before, join(directory, 'tables.log'), 'info', root);
    await server.stop();
    progress.show('filling PostgreSQL');
    await fillPostgres(before, filling);
    await run(cluster.url, 'CREATE DATABASE after TEMPLATE before');
  } catch (error) {
    await cluster.drop();
    throw error;
  }
  return {
    before,
    after,
    settle: async () => {
      for (const url of [before, after]) await run(url, 'VACUUM ANALYZE');
    },
    drop: () => cluster.drop(),
  };
}

async function run(connectionString: string, sql: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
