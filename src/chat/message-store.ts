import type { Database } from '../db/database';
import { appendMessages } from './append';
import { weightOf } from './append-item';
import type { Message, MessagePage, NewMessage } from './contract';
import { ChatNotFound, MessageNotFound } from './errors';
import type { Idempotency } from './idempotency';
import { pageOf, toPage, type MessageQuery } from './message-page';
import { toMessage, type ChatRow } from './present';
import { chatReader } from './read-chat';
import { messageRows, readMessages } from './rows';
import type { World } from './world';

type ChatMessages = Pick<ChatRow, 'revision'> & { readonly messages: string };

export type MessageStore = ReturnType<typeof messageStore>;

/** The messages of every owner; `for` narrows it to one chat of one owner. */
export function messageStore(database: Database, world: World) {
  const { dialect, writes } = database;
  const readChat = chatReader(database);
  const append = writes.for(appendMessages(world), weightOf);

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
        const page = pageOf(dialect, query);
        const row = await readChat<ChatMessages>(
          `SELECT c.revision, ${page.messages} AS messages
           FROM chats c WHERE c.owner = $1 AND c.id = $2`,
          [owner, chatId, ...page.bind],
        );
        if (!row) throw new ChatNotFound();
        return toPage(readMessages(row.messages).map(toMessage), page.limit);
      },

      /** @throws ChatNotFound, MessageNotFound */
      async find(id: string): Promise<Message> {
        const where = 'WHERE m.owner = c.owner AND m.chat_id = c.id AND m.id = $3';
        const row = await readChat<ChatMessages>(
          `SELECT c.revision, ${messageRows(dialect, where)} AS messages
           FROM chats c WHERE c.owner = $1 AND c.id = $2`,
          [owner, chatId, id],
        );
        if (!row) throw new ChatNotFound();
        const [message] = readMessages(row.messages);
        if (!message) throw new MessageNotFound();
        return toMessage(message);
      },
    }),
  };
}
