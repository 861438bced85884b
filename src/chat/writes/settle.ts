import { nameOf } from './drafted';
import type { Plan } from './plan';

export interface Settle {
  readonly owner: string;
  readonly chatId: string;
  /** In lower case. */
  readonly id: string;
  /** Who has not taken care of it since then has left it. */
  readonly since: Date;
}

/** Marks an answer as incomplete that nobody goes on with; one that has gone on stays as it is. */
export function settle({ owner, chatId, id, since }: Settle): Plan<void> {
  return {
    owner,
    chatId,
    ids: [id],
    settles: true,
    weight: 0,
    apply(draft) {
      const chat = draft.loaded.chats.get(nameOf(owner, chatId));
      const message = chat && draft.message(chat, id);
      const left = message?.touched_at && !message.touched && message.touched_at <= since;
      if (chat && left && message.status === 'in_progress')
        draft.update(chat, message, { piece: '', status: 'incomplete' });
      return () => undefined;
    },
  };
}
