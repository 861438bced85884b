import type { Database } from '../db/database';
import { listMessages, oneMessage } from '../db/queries/messages';
import { appendMessages } from './append';
import { weightOf } from './append-item';
import type { Message, MessagePage, NewMessage } from './contract';
import { ChatNotFound, MessageNotFound } from './errors';
import type { Idempotency } from './idempotency';
import { rangeOf, toPage, type MessageQuery } from './message-page';
import { chatReader } from './read-chat';
import { readMessages } from './read-messages';
import type { World } from './world';

export type MessageStore = ReturnType<typeof messageStore>;

/** The messages of every owner; `for` narrows it to one chat of one owner. */
export function messageStore(database: Database, world: World) {
  const readChat = chatReader(database);
  const append = database.writes.for(appendMessages(world), weightOf);

  return {
    for: (owner: string, chatId: string) => ({
      /**
       * Stores the messages behind the others, all or none.
       * @returns the messages and whether they had been stored before under this key.
       * @throws ChatNotFound, AlreadyExists, IdempotencyKeyReused
       */
      append: (messages: readonly NewMessage[], idempotency?: Idempotency) =>
        append({ owner, chatId, messages, idempotency }),

      /** In sequence order. @throws ChatNotFound, InvalidCursor */
      async list(query: MessageQuery): Promise<MessagePage> {
        const range = rangeOf(query);
        const row = await readChat(listMessages[query.order], { owner, id: chatId, ...range });
        if (!row) throw new ChatNotFound();
        return toPage(query, range, row);
      },

      /** @throws ChatNotFound, MessageNotFound */
      async find(id: string): Promise<Message> {
        const row = await readChat(oneMessage, { owner, id: chatId, message_id: id });
        if (!row) throw new ChatNotFound();
        const [message] = readMessages(row);
        if (!message) throw new MessageNotFound();
        return message;
      },
    }),
  };
}
