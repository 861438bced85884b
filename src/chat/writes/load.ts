import type { Time } from '../../db/models/columns';
import { lastTouched } from '../../db/queries/live-messages';
import {
  chatHeads,
  keySpans,
  messageHeads,
  usedKeys,
  type MessageHead,
} from '../../db/queries/message-writes';
import type { Statement } from '../../db/queries/statement';
import type { Tx } from '../../db/tx';
import { metadataOf } from '../present';
import { nameOf, type DraftMessage, type Loaded } from './drafted';
import { loadTails, loadTexts } from './load-texts';
import type { Plan } from './plan';

/** Loads what plans have to know, each kind of thing by one statement, and nothing that none asks for. */
export async function load(plans: readonly Plan<unknown>[], tx: Tx): Promise<Loaded> {
  const loaded: Loaded = { chats: new Map(), messages: new Map(), keys: new Map(), spans: [] };

  /** Reads what plans name in their chats, where any of them names something. */
  const about = async <Row extends object>(
    read: Statement<{ readonly names: string }, Row>,
    of: (plan: Plan<unknown>) => readonly string[],
  ): Promise<Row[]> => {
    const all = names(plans, (plan) => of(plan).map((name) => [plan.chatId, name]));
    return all === NONE ? [] : read(tx, { names: all });
  };

  for (const row of await chatHeads(tx, { names: names(plans, ({ chatId }) => [chatId]) }))
    loaded.chats.set(nameOf(row.owner, row.id), {
      owner: row.owner,
      id: row.id,
      message_count: Number(row.message_count),
      last_activity_at: date(row.last_activity_at),
      updated_at: date(row.updated_at),
      largest_message: Number(row.largest_message),
    });

  for (const row of await about(messageHeads, ({ ids }) => ids))
    loaded.messages.set(nameOf(row.owner, row.chat_id, row.id), message(row));

  for (const row of await about(usedKeys, ({ key }) => (key === undefined ? [] : [key])))
    loaded.keys.set(nameOf(row.owner, row.chat_id, row.idempotency_key), {
      hash: row.request_hash,
      sequence: Number(row.sequence),
    });

  for (const row of await about(keySpans, ({ removes, ids }) => (removes ? ids : [])))
    loaded.spans.push({
      owner: row.owner,
      chat_id: row.chat_id,
      key: row.idempotency_key,
      sequence: Number(row.sequence),
      length: Number(row.idempotency_span),
      alive: Number(row.alive),
    });

  for (const { owner, chat_id, id, touched_at } of await about(lastTouched, ({ settles, ids }) =>
    settles ? ids : [],
  ))
    loaded.messages.get(nameOf(owner, chat_id, id))!.touched_at = date(touched_at);

  await loadTexts(plans, loaded, tx);
  await loadTails(plans, loaded, tx);
  return loaded;
}

const NONE = '[]';

/** A JSON array of names that begin with the owner, each of them once. */
function names(
  plans: readonly Plan<unknown>[],
  of: (plan: Plan<unknown>) => readonly (string | readonly string[])[],
): string {
  const all = plans.flatMap((plan) =>
    of(plan).map((name) => JSON.stringify([plan.owner, name].flat())),
  );
  return `[${[...new Set(all)].join(',')}]`;
}

function message(row: MessageHead): DraftMessage {
  const { owner, chat_id, id, role, status } = row;
  return {
    owner,
    chat_id,
    id,
    role,
    status,
    sequence: Number(row.sequence),
    parent_sequence: row.parent_sequence === null ? null : Number(row.parent_sequence),
    size: Number(row.size),
    created_at: date(row.created_at),
    updated_at: date(row.updated_at),
    revision: Number(row.revision),
    metadata: metadataOf(row.metadata),
    ...(row.length !== null && { length: Number(row.length), live: true }),
  };
}

function date(time: Time): Date {
  return new Date(time);
}
