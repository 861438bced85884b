import type { Tx } from '../db/tx';
import type { Outcome, SetWrite } from '../db/write-queue';
import type { Chat, ChatUpdate, NewChat } from './contract';
import {
  AlreadyExists,
  ChatChanged,
  ChatError,
  ChatNotFound,
  IdempotencyKeyReused,
} from './errors';
import type { Idempotency, Made } from './idempotency';
import { toChat } from './present';
import type { World } from './world';

/** Tells whether the chat may be changed at this revision. */
export type Precondition = (revision: number) => boolean;

export interface CreateChat {
  readonly owner: string;
  readonly chat: NewChat;
  readonly idempotency: Idempotency | undefined;
}

export const createChats = ({ clock, newId }: World): SetWrite<CreateChat, Made<Chat>> =>
  eachAlone(async ({ owner, chat, idempotency }, { models: { Chat }, options }) => {
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
    const row = Chat.build({
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
      revision: 1,
      idempotency_key: idempotency?.key ?? null,
      request_hash: idempotency?.hash ?? null,
    });
    await row.save({ returning: false, ...options });
    return { made: toChat(row.get()), replayed: false };
  });

export interface ChangeChat {
  readonly owner: string;
  readonly id: string;
  readonly changes: ChatUpdate;
  readonly precondition: Precondition | undefined;
}

export const changeChats = ({ clock }: World): SetWrite<ChangeChat, Chat> =>
  eachAlone(async ({ changes, ...target }, tx) => {
    const row = await findForChange(target, tx);
    await row.update(
      { ...changes, updated_at: clock(), revision: Number(row.get('revision')) + 1 },
      { returning: false, ...tx.options },
    );
    return toChat(row.get());
  });

export const deleteChats: SetWrite<Omit<ChangeChat, 'changes'>, void> = eachAlone(
  async (target, tx) => {
    const row = await findForChange(target, tx);
    await row.destroy(tx.options); // the foreign keys take messages and attachments along
  },
);

async function findForChange({ owner, id, precondition }: Omit<ChangeChat, 'changes'>, tx: Tx) {
  const { models, options } = tx;
  const row = await models.Chat.findOne({ where: { owner, id }, ...options, lock: true });
  if (!row) throw new ChatNotFound();
  if (precondition && !precondition(Number(row.get('revision')))) throw new ChatChanged();
  return row;
}

/** A set-wise write that takes one item after the other; an error of the domain is that item's. */
function eachAlone<I, R>(write: (item: I, tx: Tx) => Promise<R>): SetWrite<I, R> {
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
