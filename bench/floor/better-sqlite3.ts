import { createRequire } from 'node:module';
import { join } from 'node:path';
import {
  PRAGMAS,
  SQL,
  type ChatRow,
  type Counters,
  type FloorStore,
  type MessageRow,
} from './store';

/** The little of `better-sqlite3` that is used here; it is no dependency of the project. */
interface Driver {
  pragma(source: string): unknown;
  prepare(sql: string): Statement;
}

interface Statement {
  run(...bind: unknown[]): unknown;
  get(...bind: unknown[]): unknown;
  all(...bind: unknown[]): unknown[];
}

/** The floor on `better-sqlite3`: one connection, every statement at once on the only thread. */
export function openBetterSqlite3(file: string, module: string): FloorStore {
  const database = new (load(module))(file);
  for (const pragma of PRAGMAS) database.pragma(pragma);
  const prepare = (sql: string) => database.prepare(sql);
  const [begin, commit, rollback] = [SQL.begin, SQL.commit, SQL.rollback].map(prepare);
  const [count, message] = [SQL.count, SQL.message].map(prepare);
  const [messages, chats, chat] = [SQL.messages, SQL.chats, SQL.chat].map(prepare);

  return {
    append: ({ chatId, id, role, content, metadata, now, attachments }) => {
      begin!.run();
      try {
        const place = count!.get(now, now, chatId) as Counters | undefined;
        if (place) {
          const { message_count: sequence, revision } = place;
          const row = [chatId, sequence, id, role, content, metadata, now, now, revision];
          message!.run(...row, sequence, attachments);
        }
        commit!.run();
        return Promise.resolve(place);
      } catch (error) {
        rollback!.run();
        throw error;
      }
    },
    messages: (chatId, after, limit) =>
      Promise.resolve(messages!.all(chatId, after, limit) as MessageRow[]),
    chats: (limit) => Promise.resolve(chats!.all(limit) as ChatRow[]),
    chat: (id) => Promise.resolve(chat!.get(id) as ChatRow | undefined),
  };
}

function load(module: string): new (file: string) => Driver {
  try {
    return createRequire(join(process.cwd(), 'package.json'))(module) as new (
      file: string,
    ) => Driver;
  } catch (error) {
    throw new Error(
      `${module} cannot be loaded. It is no dependency of this project: install better-sqlite3 ` +
        `somewhere, and name that place with --floor-module <path>/node_modules/better-sqlite3.`,
      { cause: error },
    );
  }
}
