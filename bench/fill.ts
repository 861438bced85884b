import { once } from 'node:events';
import sqlite3 from 'sqlite3';
import type { Progress } from './progress';
import { OWNER, SAMPLE } from './sample';
import { CONTRACT, statements, type Spelling, type Table } from './sqlite-rows';

/** How much a database holds; chats are numbered from 1. */
export interface Filling {
  /** How many chats there are in all. */
  readonly chats: number;
  /** How many chats have messages, each of them how many. */
  readonly filled: readonly { readonly chats: number; readonly messages: number }[];
  /** What each message says, if not what the sample does. */
  readonly content?: string;
  /** Whether all chats were written at the same time, so that the messages of one lie far apart. */
  readonly interleaved?: boolean;
}

/** The greatest revision of a chat. */
export function latest({ filled }: Filling): number {
  return 1 + Math.max(0, ...filled.map(({ messages }) => messages));
}

/** Messages in one transaction. */
const CHUNK = 20_000;

/**
 * Fills a migrated SQLite file, set-wise and past the server: what is measured
 * is reading and appending, not how the rows came to be there. Chats come in
 * the order of `filled`, and after them the empty ones.
 * @param spelling of a server that is not this one.
 */
export async function fill(
  file: string,
  filling: Filling,
  progress: Progress,
  spelling: Spelling = CONTRACT,
): Promise<void> {
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

  const { content = SAMPLE.content, interleaved } = filling;
  const has = async (table: Table) => new Set(await columns(database, table));
  const present = {
    owners: await has('owners'),
    chats: await has('chats'),
    messages: await has('messages'),
    message_attachments: await has('message_attachments'),
  };
  const sql = statements(present, spelling, interleaved);
  const attachments = JSON.stringify(SAMPLE.attachments);
  const inRow = sql.attachments === undefined ? attachments : '[]';
  if (sql.line !== undefined) await run(sql.line, [OWNER, latest(filling)]);
  await run(sql.chats, [OWNER, filling.chats]);
  const total = filling.filled.reduce((sum, { chats, messages }) => sum + chats * messages, 0);
  let first = 1;
  let done = 0;
  for (const { chats, messages } of filling.filled) {
    await run(sql.counters, [OWNER, first, first + chats - 1, messages]);
    const ranges = interleaved ? rounds(first, chats, messages) : chunks(first, chats, messages);
    for (const [from, to, low, high] of ranges) {
      await run('BEGIN');
      const places = [OWNER, from, to, low, high];
      await run(sql.messages, [...places, SAMPLE.role, inRow, content]);
      if (sql.attachments !== undefined) await run(sql.attachments, [...places, attachments]);
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

function columns(database: sqlite3.Database, table: Table): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const sql = 'SELECT name FROM pragma_table_info(?)';
    database.all<{ name: string }>(sql, [table], (error, rows) =>
      error ? reject(error) : resolve(rows.map(({ name }) => name)),
    );
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

/** Each chat gets one message in turn. */
function* rounds(first: number, chats: number, messages: number) {
  for (let sequence = 1; sequence <= messages; sequence += 1)
    yield [first, first + chats - 1, sequence, sequence] as const;
}
