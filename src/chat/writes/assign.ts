import {
  copyChat,
  copyLiveMessages,
  copyMessages,
  dropChat,
  dropMessages,
  type AssignedSpan,
} from '../../db/queries/assigned-rows';
import {
  assignedHead,
  spanByRevision,
  spanBySequence,
  type Assignment,
} from '../../db/queries/assignment';
import { noteErasure } from '../../db/queries/erasure';
import { insertDeletions } from '../../db/queries/owners';
import type { Outcome, SetWrite, WriteTx } from '../../db/set-write';

/** What became of a chat that was to move. */
export type Assigned =
  | { readonly outcome: 'moved'; readonly messages: number }
  /** The new owner has a chat with this id, and both are as they were. */
  | { readonly outcome: 'taken' }
  /** The old owner has no such chat any more. */
  | { readonly outcome: 'gone' };

/** What one statement moves at most, so that none takes long. */
const SPAN = { limit: 2_000, bytes: 4 * 1_024 * 1_024 };

/** Gives chats with everything in them to another owner. */
export const assignChats: SetWrite<Assignment, Assigned> = async (items, tx) => {
  const outcomes: Outcome<Assigned>[] = [];
  for (const item of items) outcomes.push({ value: await assignChat(item, tx) });
  return outcomes;
};

/**
 * Each message, and the chat itself where it was changed after them, counts as
 * a change of the new owner's, in the order of old; to the old owner it is a deletion.
 */
async function assignChat(chat: Assignment, tx: WriteTx): Promise<Assigned> {
  const [head] = await assignedHead(tx, chat);
  if (!head) return { outcome: 'gone' };
  if (head.taken) return { outcome: 'taken' };
  const messages = Number(head.message_count);
  const changes = messages + (Number(head.revision) > Number(head.messages_revision) ? 1 : 0);
  const revision = tx.lines.next(chat.to, changes);
  await noteErasure(tx);
  await copyChat(tx, { ...chat, revision });
  await moveMessages(chat, { messages, before: revision - changes }, tx);
  await dropChat(tx, chat);
  const { owner, id } = chat;
  await insertDeletions(tx, [{ owner, revision: tx.lines.next(owner), chat_id: id }]);
  return { outcome: 'moved', messages };
}

/** @param before the number behind which their own begin. */
async function moveMessages(
  chat: Assignment,
  { messages, before }: { readonly messages: number; readonly before: number },
  tx: WriteTx,
): Promise<void> {
  const copied = await eachSpan(spanByRevision, chat, tx, (span, done) =>
    copyMessages(tx, { ...span, before: before + done }),
  );
  if (copied !== messages)
    throw new Error(`Chat ${chat.id} has ${copied} of ${messages} messages.`);
  await copyLiveMessages(tx, chat);
  await eachSpan(spanBySequence, chat, tx, (span) => dropMessages(tx, span));
}

/**
 * Goes through the messages of a chat.
 * @param work is given the number of those before the span.
 * @returns how many there are.
 */
async function eachSpan(
  read: typeof spanByRevision,
  chat: Assignment,
  tx: WriteTx,
  work: (span: AssignedSpan, done: number) => Promise<void>,
): Promise<number> {
  let done = 0;
  for (let since = 0; ;) {
    const [span] = await read(tx, { ...chat, since, ...SPAN });
    if (span!.upto === null) return done;
    const upto = Number(span!.upto);
    await work({ ...chat, since, upto }, done);
    done += Number(span!.messages);
    since = upto;
  }
}
