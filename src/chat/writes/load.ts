import type { Time } from '../../db/models/columns';
import { lastTouched } from '../../db/queries/live-messages';
import {
  chatHeads,
  keySpans,
  messageHeads,
  usedKeys,
  type MessageHead,
} from '../../db/queries/message-writes';
import type { Tx } from '../../db/tx';
import { metadataOf } from '../present';
import { nameOf, type DraftMessage, type Loaded } from './drafted';
import { loadTails, loadTexts } from './load-texts';
import type { Plan } from './plan';

/** Loads what plans have to know, each kind of thing by one statement, and nothing that none asks for. */
export async function load(plans: readonly Plan<unknown>[], tx: Tx): Promise<Loaded> {
  const loaded: Loaded = { chats: new Map(), messages: new Map(), keys: new Map(), spans: [] };

  for (const row of await chatHeads(tx, { names: names(plans, ({ chatId }) => [chatId]) }))
    loaded.chats.set(nameOf(row.owner, row.id), {
      owner: row.owner,
      id: row.id,
      message_count: Number(row.message_count),
      last_activity_at: date(row.last_activity_at),
      updated_at: date(row.updated_at),
      largest_message: Number(row.largest_message),
    });

  const naming = plans.filter(({ ids }) => ids.length > 0);
  if (naming.length > 0) {
    const rows = await messageHeads(tx, {
      names: names(
        naming,
        below(({ ids }) => ids),
      ),
    });
    for (const row of rows)
      loaded.messages.set(nameOf(row.owner, row.chat_id, row.id), message(row));
  }

  const keyed = plans.filter(({ key }) => key !== undefined);
  if (keyed.length > 0)
    for (const row of await usedKeys(tx, {
      names: names(
        keyed,
        below(({ key }) => [key!]),
      ),
    }))
      loaded.keys.set(nameOf(row.owner, row.chat_id, row.idempotency_key), {
        hash: row.request_hash,
        sequence: Number(row.sequence),
      });

  const removing = plans.filter(({ removes }) => removes);
  if (removing.length > 0)
    for (const row of await keySpans(tx, {
      names: names(
        removing,
        below(({ ids }) => ids),
      ),
    }))
      loaded.spans.push({
        owner: row.owner,
        chat_id: row.chat_id,
        key: row.idempotency_key,
        sequence: Number(row.sequence),
        length: Number(row.idempotency_span),
        alive: Number(row.alive),
      });

  const settling = plans.filter(({ settles }) => settles);
  if (settling.length > 0)
    for (const row of await lastTouched(tx, {
      names: names(
        settling,
        below(({ ids }) => ids),
      ),
    }))
      loaded.messages.get(nameOf(row.owner, row.chat_id, row.id))!.touched_at = date(
        row.touched_at,
      );

  await loadTexts(plans, loaded, tx);
  await loadTails(plans, loaded, tx);
  return loaded;
}

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

function below(of: (plan: Plan<unknown>) => readonly string[]) {
  return (plan: Plan<unknown>) => of(plan).map((name) => [plan.chatId, name]);
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
