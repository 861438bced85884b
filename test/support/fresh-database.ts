import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { makePartitioned } from './partitioned';

/** A database of nobody else's. */
export interface FreshDatabase {
  /** What `DATABASE_URL` has to be. */
  readonly url: string;
  /** Removes it with everything in it; it must be closed by then. */
  remove(): Promise<void>;
}

/** Which database the suite runs on; jest's projects set it. */
declare const DATABASE: 'sqlite' | 'postgres';

/** Puts something into an empty database. */
export type Prepare = (databaseUrl: string) => Promise<void>;

/** Makes an empty database. The one place that knows which kind the suite runs on. */
export function freshDatabase(prepare?: Prepare): Promise<FreshDatabase> {
  return DATABASE === 'postgres' ? freshPostgres(prepare) : freshSqlite(prepare);
}

export async function freshSqlite(prepare?: Prepare): Promise<FreshDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'aldar-kose-'));
  const url = `sqlite:${join(folder, 'app.db')}`;
  await prepare?.(url);
  return { url, remove: () => rm(folder, { recursive: true }) };
}

/**
 * Names the database whose tables are partitioned, in a run where those of every test
 * are (`npm run test:partitions`).
 */
export const TEMPLATE = 'TEST_POSTGRES_TEMPLATE';

/**
 * On the server that `TEST_POSTGRES_URL` names; `npm test` starts one where it names none.
 * Reached through the pooler that `TEST_POSTGRES_POOLER` names, if there is one.
 */
export async function freshPostgres(prepare?: Prepare): Promise<FreshDatabase> {
  const server = process.env['TEST_POSTGRES_URL'];
  if (!server) throw new Error('TEST_POSTGRES_URL names no PostgreSQL server.');
  const template = process.env[TEMPLATE];
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(process.env['TEST_POSTGRES_POOLER'] ?? server);
  url.pathname = `/${name}`;
  const copied = template && !prepare ? ` TEMPLATE ${template}` : '';
  await runOn(server, `CREATE DATABASE ${name}${copied}`);
  await prepare?.(url.href);
  // With what was put into it.
  if (template && prepare && prepare !== makePartitioned) await makePartitioned(url.href);
  return { url: url.href, remove: () => runOn(server, `DROP DATABASE ${name} WITH (FORCE)`) };
}

async function runOn(connectionString: string, sql: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
