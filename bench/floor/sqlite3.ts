import { once } from 'node:events';
import sqlite3 from 'sqlite3';
import {
  PRAGMAS,
  SQL,
  type ChatRow,
  type Counters,
  type FloorStore,
  type MessageRow,
} from './store';

/** As many as the server under test has. */
const READERS = 3;

/** The floor on `sqlite3`: a connection that writes, and others beside it that read. */
export async function openSqlite3(file: string): Promise<FloorStore> {
  const writer = await connection(file);
  const [begin, commit, rollback, count, message] = [
    prepare(writer, SQL.begin),
    prepare(writer, SQL.commit),
    prepare(writer, SQL.rollback),
    prepare<Counters>(writer, SQL.count),
    prepare(writer, SQL.message),
  ];
  const readers = await Promise.all(Array.from({ length: READERS }, () => connection(file)));
  const messages = onEach(readers, (reader) => prepare<MessageRow>(reader, SQL.messages));
  const chats = onEach(readers, (reader) => prepare<ChatRow>(reader, SQL.chats));
  const chat = onEach(readers, (reader) => prepare<ChatRow>(reader, SQL.chat));

  let last: Promise<unknown> = Promise.resolve();
  const oneByOne = <T>(work: () => Promise<T>) => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };

  return {
    append: ({ chatId, id, role, content, metadata, now, attachments }) =>
      oneByOne(async () => {
        await begin();
        try {
          const [place] = await count(now, now, chatId);
          if (place) {
            const { message_count: sequence, revision } = place;
            const row = [chatId, sequence, id, role, content, metadata, now, now, revision];
            await message(...row, sequence, attachments);
          }
          await commit();
          return place;
        } catch (error) {
          await rollback();
          throw error;
        }
      }),
    messages: (chatId, after, limit) => messages()(chatId, after, limit),
    chats: (limit) => chats()(limit),
    chat: async (id) => (await chat()(id))[0],
  };
}

async function connection(file: string): Promise<sqlite3.Database> {
  const database = new sqlite3.Database(file, sqlite3.OPEN_READWRITE);
  await once(database, 'open');
  for (const pragma of PRAGMAS) await prepare(database, `PRAGMA ${pragma}`)();
  return database;
}

type Prepared<Row> = (...bind: unknown[]) => Promise<Row[]>;

function prepare<Row>(database: sqlite3.Database, sql: string): Prepared<Row> {
  const statement = database.prepare(sql);
  return (...bind) =>
    new Promise((resolve, reject) => {
      statement.all(bind, (error: Error | null, rows: Row[]) =>
        error ? reject(error) : resolve(rows),
      );
    });
}

/** Prepares a statement on every reader and gives them in turn. */
function onEach<T>(
  readers: readonly sqlite3.Database[],
  make: (reader: sqlite3.Database) => T,
): () => T {
  const made = readers.map(make);
  let turn = 0;
  return () => made[(turn = (turn + 1) % made.length)]!;
}
