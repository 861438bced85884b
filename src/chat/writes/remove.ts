import { MessageChanged, MessageNotFound } from '../errors';
import type { Precondition } from './chats';
import type { Plan } from './plan';

export interface Remove {
  readonly owner: string;
  readonly chatId: string;
  /** In lower case. */
  readonly id: string;
  readonly precondition: Precondition | undefined;
}

/**
 * Leaves a tombstone in the place of a message. One that is there already stays
 * as it is.
 * @throws when it is applied ChatNotFound, MessageNotFound, MessageChanged
 */
export function remove({ owner, chatId, id, precondition }: Remove): Plan<void> {
  return {
    owner,
    chatId,
    ids: [id],
    removes: true,
    weight: 0,
    apply(draft) {
      const chat = draft.chat(owner, chatId);
      const message = draft.message(chat, id);
      if (!message) throw new MessageNotFound();
      if (message.status !== 'deleted') {
        if (precondition && !precondition(message.revision)) throw new MessageChanged();
        draft.remove(chat, message);
      }
      return () => undefined;
    },
  };
}
