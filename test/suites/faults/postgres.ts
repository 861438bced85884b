import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Client, type QueryResultRow } from 'pg';
import { findPostgres } from '../../support/postgres-binaries';
import { startCluster, type PostgresCluster } from '../../support/postgres-cluster';
import type { StoredChat, StoredMessage, TestDatabase, TestDatabases } from './database';

let own: Promise<PostgresCluster> | undefined;

/** Databases on the server that TEST_POSTGRES_URL names, or else on a cluster for this run. */
export const postgres: TestDatabases = {
  name: 'postgres',
  missing: () =>
    process.env['TEST_POSTGRES_URL'] || findPostgres()
      ? undefined
      : 'no PostgreSQL: neither TEST_POSTGRES_URL nor one that is installed',
  create: async () => {
    const named = process.env['TEST_POSTGRES_URL'];
    if (named) return createDatabase(named);
    own ??= startCluster();
    return createDatabase((await own).url);
  },
  close: async () => {
    await (await own)?.drop();
    own = undefined;
  },
};

/** Makes an empty database. @param server URL of another database of the same server. */
export async function createDatabase(server: string): Promise<TestDatabase> {
  const name = `faults_${randomUUID().replaceAll('-', '')}`;
  await query(server, `CREATE DATABASE ${name}`);
  return databaseOn(server, name);
}

/** A database that is there. @param server URL of another database of the same server. */
export function databaseOn(server: string, name: string): TestDatabase {
  const at = new URL(server);
  at.pathname = `/${name}`;
  const url = at.href;
  return {
    url,
    messages: () => query<StoredMessage>(url, MESSAGES),
    chats: () => query<StoredChat>(url, CHATS),
    line: async () => {
      const [row] = await query<{ revision: number }>(url, 'SELECT revision::int FROM owners');
      return row?.revision ?? 0;
    },
    migrations: async () => {
      const rows = await query<{ name: string }>(url, 'SELECT name FROM schema_migrations');
      return rows.map((row) => row.name);
    },
    integrity: () => integrity(url),
    crash: async (servers) => {
      await Promise.all(servers.map((one) => one.stop('SIGKILL')));
      // What they had sent is still being carried out.
      while ((await query(server, BACKENDS, [name])).length > 0) await wait(20);
    },
    drop: async () => {
      await query(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

/** Runs one statement on a connection of its own. */
export async function query<Row extends QueryResultRow>(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Reads every index against its table, where the server has the extension for it. */
async function integrity(url: string): Promise<string> {
  const lost = await query<{ orphans: number }>(url, ORPHANS);
  if (lost[0]!.orphans > 0) return `${lost[0]!.orphans} attachments or messages without a parent`;
  const [there] = await query(url, `SELECT 1 FROM pg_available_extensions WHERE name = 'amcheck'`);
  if (!there) return 'ok';
  try {
    await query(url, 'CREATE EXTENSION IF NOT EXISTS amcheck');
    await query(url, AMCHECK);
    return 'ok';
  } catch (error) {
    return (error as Error).message;
  }
}

const BACKENDS = `SELECT pid FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()`;
const MESSAGES = `
  SELECT m.chat_id AS "chatId", m.sequence::int, m.id, m.content, m.status, m.metadata, m.payload,
    m.revision::int, (
    SELECT COALESCE(json_agg(a.value ->> 'url' ORDER BY a.ordinality), '[]')
    FROM jsonb_array_elements(m.attachments) WITH ORDINALITY AS a
  ) AS urls
  FROM messages m ORDER BY m.owner, m.chat_id, m.sequence`;
const CHATS = `
  SELECT id, message_count::int AS "messageCount", revision::int FROM chats`;
const ORPHANS = `
  SELECT ((SELECT count(*) FROM messages m WHERE NOT EXISTS (
    SELECT 1 FROM chats c WHERE c.owner = m.owner AND c.id = m.chat_id)) +
  (SELECT count(*) FROM live_messages l WHERE NOT EXISTS (
    SELECT 1 FROM messages m
    WHERE m.owner = l.owner AND m.chat_id = l.chat_id AND m.sequence = l.sequence)))::int AS orphans`;
const AMCHECK = `
  SELECT bt_index_check(i.indexrelid, true) FROM pg_index i
  JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = 'public' AND c.relkind = 'r'`;
