import type { Tx } from '../db/tx';
import { insertAttachments, insertMessages, moveCounters } from '../db/queries/appends';
import { storedTime } from '../db/queries/dialect';
import { nameOf, type Append } from './append-item';
import type { Message, NewMessage } from './contract';
import { toMessage } from './present';

/** Where a message goes. */
export interface Place {
  sequence: number;
  revision: number;
}

/**
 * Moves the counters of the chats on, in one statement, and so takes their row
 * locks: in the order of the key, so that two servers never wait for each other.
 * @returns by chat the first of the places won; a chat that does not exist is missing.
 */
export async function reservePlaces(
  appends: readonly Append[],
  now: Date,
  tx: Tx,
): Promise<Map<string, Place>> {
  const counts = new Map<string, [owner: string, id: string, count: number]>();
  for (const append of appends) {
    const { owner, chatId, messages } = append;
    const count = counts.get(nameOf(append))?.[2] ?? 0;
    counts.set(nameOf(append), [owner, chatId, count + messages.length]);
  }
  if (counts.size === 0) return new Map();
  const rows = await moveCounters(tx, {
    counts: JSON.stringify([...counts.values()]),
    now: storedTime(now.toISOString()),
  });
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
export async function storeMessages(
  placed: readonly PlacedAppend[],
  { now, newId }: { readonly now: Date; readonly newId: () => string },
  tx: Tx,
): Promise<Map<Append, Message[]>> {
  const rows = placed.flatMap(({ append, places }) =>
    places.map((place, i) => messageRow(append, i, place, now, newId)),
  );
  await insertMessages(
    tx,
    rows.map(({ message }) => message),
  );
  await insertAttachments(
    tx,
    rows.flatMap(({ message: { owner, chat_id, sequence }, images }) =>
      images.map((image, position) => ({ owner, chat_id, sequence, position, ...image })),
    ),
  );

  const stored = rows.map(({ message, images }) => toMessage(message, images));
  let taken = 0;
  return new Map(
    placed.map(({ append, places }) => [append, stored.slice(taken, (taken += places.length))]),
  );
}

function messageRow(append: Append, i: number, place: Place, now: Date, newId: () => string) {
  const { owner, chatId, messages, idempotency } = append;
  const message = messages[i]!;
  return {
    message: {
      owner,
      chat_id: chatId,
      ...place,
      id: message.id?.toLowerCase() ?? newId(),
      role: message.role,
      content: message.content,
      status: message.status ?? ('completed' as const),
      metadata: message.metadata ?? {},
      created_at: now,
      updated_at: now,
      // The first message stands for the whole request.
      idempotency_key: i === 0 ? (idempotency?.key ?? null) : null,
      request_hash: i === 0 ? (idempotency?.hash ?? null) : null,
    },
    images: (message.attachments ?? []).map(image),
  };
}

type NewAttachment = NonNullable<NewMessage['attachments']>[number];

function image({ type, url, alt, width, height }: NewAttachment) {
  return { type, url, alt: alt ?? null, width: width ?? null, height: height ?? null };
}
