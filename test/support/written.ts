import { createHash } from 'node:crypto';
import { databaseFiles } from './database-files';
import type { TestApp } from './app';

const TABLES = ['owners', 'deletions', 'chats', 'messages', 'live_messages'];

/**
 * Something that differs as soon as anything has been written: the bytes of the
 * files on SQLite, on PostgreSQL where every row lies and which transaction put
 * it there.
 */
export async function writtenTo({ databaseUrl, service }: TestApp): Promise<string> {
  if (databaseUrl.startsWith('sqlite:')) return digest((await databaseFiles(databaseUrl)).join());
  const { reader } = service.database;
  const rows = await Promise.all(
    TABLES.map((table) => reader.query(`SELECT ctid::text, xmin::text FROM ${table} ORDER BY 1`)),
  );
  return digest(JSON.stringify(rows));
}

/** So short that a difference can be shown. */
function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
