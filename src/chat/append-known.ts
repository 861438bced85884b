import type { Tx } from '../db/tx';
import { nameOf, type Append } from './append-item';
import type { Message } from './contract';
import { toMessage } from './present';
import { messageRows, readMessages, type FoldedMessages } from './rows';

/** What a set of appends brings along that has been stored before. */
export interface Known {
  /** Names of messages whose ids are taken. */
  readonly ids: ReadonlySet<string>;
  /** By name of an idempotency key: the payload it was used for, and where that was stored. */
  readonly keys: ReadonlyMap<string, { readonly hash: string; readonly sequence: number }>;
}

interface Row {
  owner: string;
  chat_id: string;
  found: string;
  request_hash: string;
  sequence: number | string;
}

/** Looks up the ids and the keys that clients chose; without any it asks nothing. */
export async function knownBefore(appends: readonly Append[], tx: Tx): Promise<Known> {
  const ids = appends.flatMap(({ owner, chatId, messages }) =>
    messages.flatMap(({ id }) => (id ? [[owner, chatId, id.toLowerCase()]] : [])),
  );
  const keys = appends.flatMap(({ owner, chatId, idempotency }) =>
    idempotency ? [[owner, chatId, idempotency.key]] : [],
  );
  const nameOfRow = (row: Row) => nameOf({ owner: row.owner, chatId: row.chat_id }, row.found);
  const knownIds = await find('id', tx.dialect.asUuid('e.value ->> 2'), ids, tx);
  const knownKeys = await find('idempotency_key', 'e.value ->> 2', keys, tx);
  return {
    ids: new Set(knownIds.map(nameOfRow)),
    keys: new Map(
      knownKeys.map((row) => [
        nameOfRow(row),
        { hash: row.request_hash, sequence: Number(row.sequence) },
      ]),
    ),
  };
}

async function find(
  column: 'id' | 'idempotency_key',
  value: string,
  names: readonly string[][],
  { dialect, query }: Tx,
): Promise<Row[]> {
  if (names.length === 0) return [];
  return query<Row>(
    `SELECT m.owner, m.chat_id, m.${column} AS found, m.request_hash, m.sequence
     FROM ${dialect.eachOf('$1')} JOIN messages m
       ON m.owner = e.value ->> 0 AND m.chat_id = ${dialect.asUuid('e.value ->> 1')}
       AND m.${column} = ${value}`,
    [JSON.stringify(names)],
  );
}

/** The messages that an append stored when it first came, as they are now. */
export async function storedUnder(
  { owner, chatId, messages }: Append,
  sequence: number,
  { dialect, query }: Tx,
): Promise<Message[]> {
  const columns = messageRows(
    dialect,
    (table) => `${table}.owner = $1 AND ${table}.chat_id = $2
      AND ${table}.sequence >= $3 AND ${table}.sequence < $4`,
  );
  const [row] = await query<FoldedMessages>(`SELECT ${columns}`, [
    owner,
    chatId,
    sequence,
    sequence + messages.length,
  ]);
  return readMessages(row!).map(toMessage);
}
