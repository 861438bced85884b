import type { Chat, ChatWithMessages } from '../../src/chat/contract';
import type { On } from '../../src/db/queries/statement';
import type { Api } from './api';
import { readChat } from './builders';
import { walk } from './walk';

type Row = Readonly<Record<string, unknown>>;

const TABLES = {
  chats: 'id',
  messages: 'chat_id, sequence',
  live_messages: 'chat_id, sequence',
};

/** Every row of an owner, by its table, but for the owner and the numbers of its line. */
export async function rowsOf(reader: On, owner: string): Promise<Record<string, Row[]>> {
  const tables = Object.entries(TABLES).map(async ([table, order]) => {
    const sql = `SELECT * FROM ${table} WHERE owner = $1 ORDER BY ${order}`;
    const rows = await reader.query<Row>(sql, [owner]);
    return [table, rows.map(withoutLine)] as const;
  });
  return Object.fromEntries(await Promise.all(tables));
}

function withoutLine(row: Row): Row {
  const left = ['owner', 'revision', 'rewritten'];
  return Object.fromEntries(Object.entries(row).filter(([name]) => !left.includes(name)));
}

/** Every chat that an owner reads, whole. */
export async function chatsOf(api: Api): Promise<ChatWithMessages[]> {
  const chats: ChatWithMessages[] = [];
  for (const archived of [false, true])
    for (const chat of await walk<Chat>(api, `/api/v1/chats?limit=200&archived=${archived}`))
      chats.push(await readChat(api, chat));
  return chats;
}

/** Without the numbers of its owner's line. */
export function withoutRevisions<Value>(value: Value): Value {
  const drop = (key: string, part: unknown) => (key === 'revision' ? undefined : part);
  return JSON.parse(JSON.stringify(value, drop)) as Value;
}
