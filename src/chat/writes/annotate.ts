import type { Message, MessageUpdate } from '../contract';
import { MessageFinal, MessageNotFound } from '../errors';
import { canonical } from '../idempotency';
import { drafted } from './drafted';
import type { Plan } from './plan';

export interface Annotate {
  readonly owner: string;
  readonly chatId: string;
  /** In lower case. */
  readonly id: string;
  readonly changes: MessageUpdate;
}

/** The answer is the whole message, of which only the database knows how long it is. */
const ANSWER = 20_000;

/**
 * Changes what may change about a final message. Where nothing would differ,
 * nothing is changed.
 * @throws when it is applied ChatNotFound, MessageNotFound, MessageFinal
 */
export function annotate({ owner, chatId, id, changes }: Annotate): Plan<Message> {
  const { metadata = {} } = changes;
  return {
    owner,
    chatId,
    ids: [id],
    answersWhole: true,
    weight: ANSWER,
    apply(draft) {
      const chat = draft.chat(owner, chatId);
      const message = draft.message(chat, id);
      if (!message) throw new MessageNotFound();
      if (message.status === 'deleted') throw new MessageFinal();
      if (canonical(message.metadata) !== canonical(metadata))
        draft.annotate(chat, message, metadata);
      const answer = drafted(message);
      return () => answer;
    },
  };
}
