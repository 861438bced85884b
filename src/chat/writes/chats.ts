import { noteErasure } from '../../db/queries/erasure';
import { forgetDeletions, insertDeletions } from '../../db/queries/owners';
import type { WriteTx } from '../../db/set-write';
import type { Outcome, SetWrite } from '../../db/set-write';
import type { Chat, ChatUpdate, NewChat } from '../contract';
import {
  AlreadyExists,
  ChatChanged,
  ChatError,
  ChatNotFound,
  IdempotencyKeyReused,
} from '../errors';
import { canonical, type Idempotency, type Made } from '../idempotency';
import { toChat } from '../present';
import type { World } from '../world';

/** Tells whether something may be changed at this revision. */
export type Precondition = (revision: number) => boolean;

export interface CreateChat {
  readonly owner: string;
  readonly chat: NewChat;
  readonly idempotency: Idempotency | undefined;
}

export const createChats = ({ clock, newId }: World): SetWrite<CreateChat, Made<Chat>> =>
  eachAlone(async ({ owner, chat, idempotency }, { models: { Chat }, lines, options }) => {
    if (idempotency) {
      const known = await Chat.findOne({
        where: { owner, idempotency_key: idempotency.key },
        ...options,
      });
      if (known && known.get('request_hash') !== idempotency.hash) throw new IdempotencyKeyReused();
      if (known) return { made: toChat(known.get()), replayed: true };
    }
    const id = chat.id?.toLowerCase();
    if (id && (await Chat.count({ where: { owner, id }, ...options })) > 0)
      throw new AlreadyExists('chat');
    const now = clock();
    const row = {
      owner,
      id: id ?? newId(),
      title: chat.title ?? null,
      metadata: chat.metadata ?? {},
      pinned: false,
      archived: false,
      message_count: 0,
      last_activity_at: now,
      created_at: now,
      updated_at: now,
      revision: lines.next(owner),
      idempotency_key: idempotency?.key ?? null,
      request_hash: idempotency?.hash ?? null,
      largest_message: 0,
    };
    await Chat.create(row, { returning: false, ...options });
    return { made: toChat(row), replayed: false };
  });

export interface DeleteChat {
  readonly owner: string;
  readonly id: string;
  readonly precondition: Precondition | undefined;
}

export interface ChangeChat extends DeleteChat {
  readonly changes: ChatUpdate;
}

export const changeChats = ({ clock }: World): SetWrite<ChangeChat, Chat> =>
  eachAlone(async ({ changes, ...target }, tx) => {
    const row = await findForChange(target, tx);
    const chat = toChat(row.get());
    if (canonical({ ...chat, ...changes }) === canonical(chat)) return chat;
    await noteErasure(tx);
    const updated = new Date(Math.max(clock().getTime(), Date.parse(chat.updated_at)));
    await row.update(
      { ...changes, updated_at: updated, revision: tx.lines.next(target.owner) },
      { returning: false, ...tx.options },
    );
    return toChat(row.get());
  });

export const deleteChats: SetWrite<DeleteChat, void> = eachAlone(async (target, tx) => {
  const row = await findForChange(target, tx);
  await noteErasure(tx);
  await row.destroy(tx.options); // the foreign keys take messages and attachments along
  const { owner, id } = target;
  await insertDeletions(tx, [{ owner, revision: tx.lines.next(owner), chat_id: id }]);
});

/** Deletes everything that an owner has. */
export const clearOwners: SetWrite<{ readonly owner: string }, void> = eachAlone(
  async ({ owner }, tx) => {
    await noteErasure(tx);
    await tx.models.Chat.destroy({ where: { owner }, ...tx.options });
    await forgetDeletions(tx, { owner });
    tx.lines.clear(owner);
  },
);

async function findForChange({ owner, id, precondition }: DeleteChat, tx: WriteTx) {
  const row = await tx.models.Chat.findOne({ where: { owner, id }, ...tx.options });
  if (!row) throw new ChatNotFound();
  if (precondition && !precondition(Number(row.get('revision')))) throw new ChatChanged();
  return row;
}

/** A set-wise write that takes one item after the other; an error of the domain is that item's. */
function eachAlone<I, R>(write: (item: I, tx: WriteTx) => Promise<R>): SetWrite<I, R> {
  return async (items, tx) => {
    const outcomes: Outcome<R>[] = [];
    for (const item of items)
      outcomes.push(
        await write(item, tx).then(
          (value) => ({ value }),
          (error: unknown) => {
            if (error instanceof ChatError) return { error }; // found before anything was written
            throw error;
          },
        ),
      );
    return outcomes;
  };
}
