import type { Tx } from '../db/tx';
import { storedTime } from '../db/queries/dialect';
import { insertRows } from '../db/queries/insert-rows';
import { nameOf, type Append } from './append-item';
import type { Message, NewMessage } from './contract';
import { toMessage, type AttachmentRow } from './present';

/** Where a message goes. */
export interface Place {
  sequence: number;
  revision: number;
}

interface Counters {
  owner: string;
  id: string;
  message_count: number | string;
  revision: number | string;
}

/**
 * Moves the counters of the chats on, in one statement, and so takes their row
 * locks: in the order of the key, so that two servers never wait for each other.
 * @returns by chat the first of the places won; a chat that does not exist is missing.
 */
export async function reservePlaces(
  appends: readonly Append[],
  now: Date,
  { dialect, query }: Tx,
): Promise<Map<string, Place>> {
  const counts = new Map<string, [owner: string, id: string, count: number]>();
  for (const append of appends) {
    const { owner, chatId, messages } = append;
    const count = counts.get(nameOf(append))?.[2] ?? 0;
    counts.set(nameOf(append), [owner, chatId, count + messages.length]);
  }
  if (counts.size === 0) return new Map();
  const rows = await query<Counters>(
    `WITH target AS (
       SELECT c.owner, c.id, CAST(e.value ->> 2 AS INTEGER) AS count
       FROM ${dialect.eachOf('$1')} JOIN chats c
         ON c.owner = e.value ->> 0 AND c.id = ${dialect.asUuid('e.value ->> 1')}
       ORDER BY c.owner, c.id ${dialect.forUpdate('c')}
     )
     UPDATE chats SET message_count = message_count + target.count,
       revision = revision + target.count, last_activity_at = $2, updated_at = $2
     FROM target WHERE chats.owner = target.owner AND chats.id = target.id
     RETURNING chats.owner, chats.id, message_count, revision`,
    [JSON.stringify([...counts.values()]), storedTime(now.toISOString())],
  );
  return new Map(
    rows.map((row) => {
      const name = nameOf({ owner: row.owner, chatId: row.id });
      const count = counts.get(name)![2];
      const sequence = Number(row.message_count) - count + 1;
      return [name, { sequence, revision: Number(row.revision) - count + 1 }];
    }),
  );
}

export interface PlacedAppend {
  readonly append: Append;
  readonly places: readonly Place[];
}

/** Stores the messages and their attachments, each in one statement. */
export async function insertMessages(
  placed: readonly PlacedAppend[],
  { now, newId }: { readonly now: Date; readonly newId: () => string },
  tx: Tx,
): Promise<Map<Append, Message[]>> {
  const rows = placed.flatMap(({ append, places }) =>
    places.map((place, i) => messageRow(append, i, place, now, newId)),
  );
  const attachments = rows.flatMap(({ attachments, ...message }) =>
    attachments.map(([type, url, alt, width, height], position) => ({
      owner: message.owner,
      chat_id: message.chat_id,
      sequence: message.sequence,
      position,
      type,
      url,
      alt,
      width,
      height,
    })),
  );
  await insertRows(tx.models.Message, rows, tx);
  await insertRows(tx.models.MessageAttachment, attachments, tx);

  const stored = rows.map(toMessage);
  let taken = 0;
  return new Map(
    placed.map(({ append, places }) => [append, stored.slice(taken, (taken += places.length))]),
  );
}

function messageRow(append: Append, i: number, place: Place, now: Date, newId: () => string) {
  const { owner, chatId, messages, idempotency } = append;
  const message = messages[i]!;
  return {
    owner,
    chat_id: chatId,
    ...place,
    id: message.id?.toLowerCase() ?? newId(),
    role: message.role,
    content: message.content,
    status: message.status ?? 'completed',
    metadata: message.metadata ?? {},
    created_at: now,
    updated_at: now,
    // The first message stands for the whole request.
    idempotency_key: i === 0 ? (idempotency?.key ?? null) : null,
    request_hash: i === 0 ? (idempotency?.hash ?? null) : null,
    attachments: (message.attachments ?? []).map(attachmentRow),
  };
}

type NewAttachment = NonNullable<NewMessage['attachments']>[number];

function attachmentRow({ type, url, alt, width, height }: NewAttachment): AttachmentRow {
  return [type, url, alt ?? null, width ?? null, height ?? null];
}
