import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import { fill } from '../../bench/fill';
import { SAMPLE } from '../../bench/sample';

/** A schema of another time: it lacks columns, and has one that nobody fills. */
const TABLES = `
  CREATE TABLE chats (owner TEXT, id TEXT, message_count INTEGER, revision INTEGER);
  CREATE TABLE messages (owner TEXT, chat_id TEXT, sequence INTEGER, content TEXT, colour TEXT);
  CREATE TABLE message_attachments (owner TEXT, chat_id TEXT, sequence INTEGER, position INTEGER);`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bench-fill-'));
});
afterAll(() => rm(folder, { recursive: true }));

function open(file: string): Promise<sqlite3.Database> {
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(file, (error) =>
      error ? reject(error) : resolve(database),
    );
  });
}

it('The benchmark fills the columns that a database has.', async () => {
  const file = join(folder, 'old.db');
  const database = await open(file);
  await new Promise((done) => database.exec(TABLES, done));
  const progress = { show: () => undefined, end: () => undefined };
  await fill(file, { chats: 3, filled: [{ chats: 2, messages: 5 }] }, progress);

  const rows = (sql: string) =>
    new Promise((resolve, reject) => {
      database.all(sql, (error, found) => (error ? reject(error) : resolve(found)));
    });
  expect(await rows('SELECT message_count, revision FROM chats ORDER BY id')).toEqual([
    { message_count: 5, revision: 6 },
    { message_count: 5, revision: 6 },
    { message_count: 0, revision: 1 },
  ]);
  expect(await rows('SELECT DISTINCT sequence, content, colour FROM messages')).toEqual(
    [1, 2, 3, 4, 5].map((sequence) => ({ sequence, content: SAMPLE.content, colour: null })),
  );
  expect(await rows('SELECT count(*) AS count FROM message_attachments')).toEqual([{ count: 80 }]);
  await new Promise((closed) => database.close(closed));
});
