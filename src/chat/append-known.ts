import type { Tx } from '../db/tx';
import { messagesById, messagesByKey, type KnownRow } from '../db/queries/appends';
import { messagesFrom } from '../db/queries/messages';
import { nameOf, type Append } from './append-item';
import type { Message } from './contract';
import { readMessages } from './read-messages';

/** What a set of appends brings along that has been stored before. */
export interface Known {
  /** Names of messages whose ids are taken. */
  readonly ids: ReadonlySet<string>;
  /** By name of an idempotency key: the payload it was used for, and where that was stored. */
  readonly keys: ReadonlyMap<string, { readonly hash: string; readonly sequence: number }>;
}

/** Looks up the ids and the keys that clients chose; without any it asks nothing. */
export async function knownBefore(appends: readonly Append[], tx: Tx): Promise<Known> {
  const ids = appends.flatMap(({ owner, chatId, messages }) =>
    messages.flatMap(({ id }) => (id ? [[owner, chatId, id.toLowerCase()]] : [])),
  );
  const keys = appends.flatMap(({ owner, chatId, idempotency }) =>
    idempotency ? [[owner, chatId, idempotency.key]] : [],
  );
  const knownIds = ids.length > 0 ? await messagesById(tx, { names: JSON.stringify(ids) }) : [];
  const knownKeys = keys.length > 0 ? await messagesByKey(tx, { names: JSON.stringify(keys) }) : [];
  return {
    ids: new Set(knownIds.map(nameOfRow)),
    keys: new Map(
      knownKeys.map((row) => [
        nameOfRow(row),
        { hash: row.request_hash!, sequence: Number(row.sequence) },
      ]),
    ),
  };
}

function nameOfRow({ owner, chat_id, found }: KnownRow): string {
  return nameOf({ owner, chatId: chat_id }, found);
}

/** The messages that an append stored when it first came, as they are now. */
export async function storedUnder(
  { owner, chatId, messages }: Append,
  sequence: number,
  tx: Tx,
): Promise<Message[]> {
  const end = sequence + messages.length;
  const [row] = await messagesFrom(tx, { owner, id: chatId, first: sequence, end });
  return readMessages(row!);
}
