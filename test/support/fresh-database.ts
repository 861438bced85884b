import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

/** A database of nobody else's. */
export interface FreshDatabase {
  /** What `DATABASE_URL` has to be. */
  readonly url: string;
  /** Removes it with everything in it; it must be closed by then. */
  remove(): Promise<void>;
}

/** Which database the suite runs on; jest's projects set it. */
declare const DATABASE: 'sqlite' | 'postgres';

/** Makes an empty database. The one place that knows which kind the suite runs on. */
export function freshDatabase(): Promise<FreshDatabase> {
  return DATABASE === 'postgres' ? freshPostgres() : freshSqlite();
}

export async function freshSqlite(): Promise<FreshDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'aldar-kose-'));
  return {
    url: `sqlite:${join(folder, 'app.db')}`,
    remove: () => rm(folder, { recursive: true }),
  };
}

/**
 * On the server that `TEST_POSTGRES_URL` names; `npm test` starts one where it names none.
 * Reached through the pooler that `TEST_POSTGRES_POOLER` names, if there is one.
 */
export async function freshPostgres(): Promise<FreshDatabase> {
  const server = process.env['TEST_POSTGRES_URL'];
  if (!server) throw new Error('TEST_POSTGRES_URL names no PostgreSQL server.');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(process.env['TEST_POSTGRES_POOLER'] ?? server);
  url.pathname = `/${name}`;
  await runOn(server, `CREATE DATABASE ${name}`);
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
