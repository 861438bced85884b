import { messagesAt } from '../../db/queries/messages';
import type { Message, NewMessage } from '../contract';
import { AlreadyExists, IdempotencyKeyReused, InvalidMessage } from '../errors';
import type { Idempotency, Made } from '../idempotency';
import { readMessages } from '../read-messages';
import { toStored } from '../stored-message';
import { drafted, nameOf, type DraftChat } from './drafted';
import type { Plan } from './plan';

export interface Append {
  readonly owner: string;
  readonly chatId: string;
  readonly messages: readonly NewMessage[];
  /** Whether they came in an array, in which an error has to tell the place. */
  readonly batch: boolean;
  readonly idempotency: Idempotency | undefined;
}

/**
 * Stores messages behind the others of a chat, all or none.
 * @throws InvalidMessage, and when it is applied ChatNotFound, AlreadyExists,
 * IdempotencyKeyReused, InvalidMessage
 */
export function append(request: Append): Plan<Made<Message[]>> {
  const { owner, chatId, messages, batch, idempotency } = request;
  const place = (i: number) => (batch ? i : undefined);
  const stored = messages.map((message, i) => toStored(message, place(i)));
  const ids = messages.map(({ id }) => id?.toLowerCase());
  const own = ids.filter((id) => id !== undefined);
  return {
    owner,
    chatId,
    ids: own,
    key: idempotency?.key,
    weight: stored.reduce((sum, { size }) => sum + MESSAGE + size, 0),
    apply(draft) {
      const chat = draft.chat(owner, chatId);
      const used = idempotency && draft.loaded.keys.get(nameOf(owner, chatId, idempotency.key));
      if (used && used.hash !== idempotency.hash) throw new IdempotencyKeyReused();
      if (used) return replay(request, used.sequence);
      if (new Set(own).size < own.length || own.some((id) => draft.message(chat, id)))
        throw new AlreadyExists('message');
      messages.forEach(({ parent_sequence }, i) => expectParent(chat, parent_sequence, place(i)));

      const made = stored.map((message, i) =>
        draft.add(chat, { id: ids[i], parent: messages[i]!.parent_sequence }, message),
      );
      if (idempotency) draft.keep(idempotency, made);
      // As it is now: a plan behind this one may change it in the same transaction.
      const answer = made.map(drafted);
      return () => ({ made: answer, replayed: false });
    },
  };
}

/** What a message weighs beside everything in it that can be long. */
const MESSAGE = 500;

/** @throws InvalidMessage when there is no such message yet. */
export function expectParent(
  { message_count }: DraftChat,
  parent: number | null | undefined,
  index?: number,
): void {
  if (typeof parent === 'number' && parent > message_count)
    throw new InvalidMessage(
      'parent_sequence',
      'does not name a message that was stored before the request',
      index,
    );
}

/** The messages that the key made when it was first used, as they are now. */
function replay({ owner, chatId, messages }: Append, first: number) {
  const sequences = JSON.stringify(messages.map((_, i) => first + i));
  return async (tx: Parameters<ReturnType<Plan<unknown>['apply']>>[0]) => {
    const [page] = await messagesAt(tx, { owner, id: chatId, sequences });
    return { made: readMessages(page!), replayed: true };
  };
}
