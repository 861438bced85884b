import { once } from 'node:events';
import sqlite3 from 'sqlite3';
import type { Progress } from './progress';
import { OWNER, SAMPLE } from './sample';

/** How much a database holds; chats are numbered from 1. */
export interface Filling {
  /** How many chats there are in all. */
  readonly chats: number;
  /** How many chats have messages, each of them how many. */
  readonly filled: readonly { readonly chats: number; readonly messages: number }[];
}

/** Messages in one transaction. */
const CHUNK = 20_000;

/**
 * Fills a migrated SQLite file, set-wise and past the server: what is measured
 * is reading and appending, not how the rows came to be there. Chats come in
 * the order of `filled`, and after them the empty ones.
 */
export async function fill(file: string, filling: Filling, progress: Progress): Promise<void> {
  const database = new sqlite3.Database(file, sqlite3.OPEN_READWRITE);
  await once(database, 'open');
  const run = (sql: string, bind: readonly unknown[] = []) =>
    new Promise<void>((resolve, reject) => {
      database.run(sql, [...bind], (error) => (error ? reject(error) : resolve()));
    });
  // Nobody else is here, and a crash only means to begin again.
  await run('PRAGMA journal_mode = OFF');
  await run('PRAGMA synchronous = OFF');
  await run('PRAGMA cache_size = -200000');

  await run(CHATS, [OWNER, filling.chats]);
  const total = filling.filled.reduce((sum, { chats, messages }) => sum + chats * messages, 0);
  let first = 1;
  let done = 0;
  for (const { chats, messages } of filling.filled) {
    await run(COUNTERS, [OWNER, first, first + chats - 1, messages]);
    for (const [from, to, low, high] of chunks(first, chats, messages)) {
      await run('BEGIN');
      await run(MESSAGES, [OWNER, from, to, low, high, SAMPLE.role, SAMPLE.content]);
      await run(ATTACHMENTS, [OWNER, from, to, low, high, JSON.stringify(SAMPLE.attachments)]);
      await run('COMMIT');
      done += (to - from + 1) * (high - low + 1);
      progress.show(
        `filling: ${done.toLocaleString('en')} of ${total.toLocaleString('en')} messages`,
      );
    }
    first += chats;
  }
  await run('PRAGMA journal_mode = WAL');
  await new Promise<void>((resolve, reject) => {
    database.close((error) => (error ? reject(error) : resolve()));
  });
}

/** Ranges of chats and of sequences with about {@link CHUNK} messages each. */
function* chunks(first: number, chats: number, messages: number) {
  const atOnce = Math.max(1, Math.floor(CHUNK / messages));
  for (let from = first; from < first + chats; from += atOnce)
    for (let low = 1; low <= messages; low += CHUNK)
      yield [
        from,
        Math.min(from + atOnce, first + chats) - 1,
        low,
        Math.min(low + CHUNK - 1, messages),
      ] as const;
}

const ID = (number: string) => `printf('00000000-0000-7000-8000-%012x', ${number})`;
const TIME = (seconds: string) =>
  `strftime('%Y-%m-%d %H:%M:%f +00:00', 1767225600 + ${seconds}, 'unixepoch')`;

const CHATS = `
  WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < ?2)
  INSERT INTO chats (owner, id, title, metadata, pinned, archived, message_count,
    last_activity_at, created_at, updated_at, revision)
  SELECT ?1, ${ID('i')}, 'Chat ' || i, '{"model":"storyteller-2"}', 0, 0, 0,
    ${TIME('i')}, ${TIME('i')}, ${TIME('i')}, 1
  FROM c`;

const COUNTERS = `
  UPDATE chats SET message_count = ?4, revision = 1 + ?4
  WHERE owner = ?1 AND id BETWEEN ${ID('?2')} AND ${ID('?3')}`;

/** The cross join keeps the order, which is that of the primary key. */
const PLACES = `
  WITH RECURSIVE c(i) AS (SELECT ?2 UNION ALL SELECT i + 1 FROM c WHERE i < ?3),
    s(j) AS (SELECT ?4 UNION ALL SELECT j + 1 FROM s WHERE j < ?5)`;

const MESSAGES = `${PLACES}
  INSERT INTO messages (owner, chat_id, sequence, id, role, content, status, metadata,
    created_at, updated_at, revision)
  SELECT ?1, ${ID('i')}, j, printf('%08x-0000-7000-8000-%012x', i, j), ?6, ?7, 'completed', '{}', ${TIME('i')}, ${TIME('i')}, j + 1
  FROM c CROSS JOIN s`;

const ATTACHMENTS = `${PLACES}
  INSERT INTO message_attachments (owner, chat_id, sequence, position, type, url, alt, width, height)
  SELECT ?1, ${ID('i')}, j, key, value ->> 'type', value ->> 'url', value ->> 'alt',
    value ->> 'width', value ->> 'height'
  FROM c CROSS JOIN s CROSS JOIN json_each(?6)`;
