import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import type { StoredChat, StoredMessage, TestDatabase, TestDatabases } from './database';

/** SQLite files, which live and die with the server processes that have them open. */
export const sqlite: TestDatabases = {
  name: 'sqlite',
  missing: () => undefined,
  create: (folder) => Promise.resolve(file(join(folder, `${randomUUID()}.db`))),
  close: () => Promise.resolve(),
};

function file(path: string): TestDatabase {
  return {
    url: `sqlite:${path}`,
    messages: async () => {
      const rows = await query<MessageRow>(path, MESSAGES);
      return rows.map(({ urls, metadata, ...row }) => ({
        ...row,
        urls: JSON.parse(urls) as string[],
        metadata: JSON.parse(metadata) as Record<string, string>,
      }));
    },
    chats: () =>
      query<StoredChat>(path, 'SELECT id, message_count AS "messageCount", revision FROM chats'),
    line: async () => {
      const [row] = await query<{ revision: number }>(path, 'SELECT revision FROM owners');
      return row?.revision ?? 0;
    },
    migrations: async () => {
      const rows = await query<{ name: string }>(path, 'SELECT name FROM schema_migrations');
      return rows.map((row) => row.name);
    },
    integrity: async () => {
      const broken = await query<{ integrity_check: string }>(path, 'PRAGMA integrity_check');
      const orphans = await query<{ table: string }>(path, 'PRAGMA foreign_key_check');
      return [
        ...broken.map((row) => row.integrity_check),
        ...orphans.map((row) => `${row.table} has a row without its parent`),
      ].join('; ');
    },
    crash: async (servers) => {
      await Promise.all(servers.map((server) => server.stop('SIGKILL')));
    },
    drop: async () => {
      for (const suffix of ['', '-wal', '-shm']) await rm(path + suffix, { force: true });
    },
  };
}

type MessageRow = Omit<StoredMessage, 'urls' | 'metadata'> & {
  readonly urls: string;
  readonly metadata: string;
};

const MESSAGES = `
  SELECT m.chat_id AS "chatId", m.sequence, m.id, m.content, m.status, m.metadata, m.payload,
    m.revision, (
    SELECT json_group_array(a.value ->> 'url') FROM json_each(m.attachments) a
  ) AS urls
  FROM messages m ORDER BY m.owner, m.chat_id, m.sequence`;

/** Opens the file anew for each query, as another process would. */
async function query<Row>(path: string, sql: string): Promise<Row[]> {
  const database = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened = new sqlite3.Database(path, sqlite3.OPEN_READWRITE, (error) =>
      error ? reject(error) : resolve(opened),
    );
  });
  database.configure('busyTimeout', 5_000);
  try {
    return await new Promise<Row[]>((resolve, reject) => {
      database.all<Row>(sql, (error, rows) => (error ? reject(error) : resolve(rows)));
    });
  } finally {
    await new Promise((closed) => database.close(closed));
  }
}
