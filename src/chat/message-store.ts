import type { Database } from '../db/database';
import { appendMessages } from './append';
import { weightOf } from './append-item';
import type { Message, MessagePage, NewMessage } from './contract';
import { ChatNotFound, MessageNotFound } from './errors';
import type { Idempotency } from './idempotency';
import { pageOf, toPage, type MessageQuery } from './message-page';
import { toMessage, type ChatRow } from './present';
import { chatReader } from './read-chat';
import { messageRows, readMessages, type FoldedMessages } from './rows';
import type { World } from './world';

type ChatMessages = Pick<ChatRow, 'revision'> & FoldedMessages;

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
          `SELECT c.revision, ${page.columns}
           FROM chats c WHERE c.owner = $1 AND c.id = $2`,
          [owner, chatId, ...page.bind],
        );
        if (!row) throw new ChatNotFound();
        return toPage(readMessages(row).map(toMessage), page.limit);
      },

      /** @throws ChatNotFound, MessageNotFound */
      async find(id: string): Promise<Message> {
        const columns = messageRows(
          dialect,
          (table) => `${table}.owner = c.owner AND ${table}.chat_id = c.id AND ${table}.sequence = (
            SELECT s.sequence FROM messages s
            WHERE s.owner = c.owner AND s.chat_id = c.id AND s.id = $3)`,
        );
        const row = await readChat<ChatMessages>(
          `SELECT c.revision, ${columns} FROM chats c WHERE c.owner = $1 AND c.id = $2`,
          [owner, chatId, id],
        );
        if (!row) throw new ChatNotFound();
        const [message] = readMessages(row);
        if (!message) throw new MessageNotFound();
        return toMessage(message);
      },
    }),
  };
}
