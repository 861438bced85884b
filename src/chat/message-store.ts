import type { Database } from '../db/database';
import { oldestLiveMessages } from '../db/queries/live-messages';
import { listMessages, messageRevision, oneMessage } from '../db/queries/messages';
import type {
  Message,
  MessagePage,
  MessageReplacement,
  MessageUpdate,
  NewMessage,
} from './contract';
import { ChatNotFound, MessageNotFound } from './errors';
import type { Idempotency } from './idempotency';
import { readPage, type MessageQuery } from './message-page';
import { chatReader } from './read-chat';
import { readMessages } from './read-messages';
import { revisions } from './revisions';
import type { World } from './world';
import { append } from './writes/append';
import type { Precondition } from './writes/chats';
import type { Plan } from './writes/plan';
import { put, type Put } from './writes/put';
import { remove } from './writes/remove';
import { settle } from './writes/settle';
import { update } from './writes/update';
import { writeMessages } from './writes/write-messages';

export type MessageStore = ReturnType<typeof messageStore>;

/** The messages of every owner; `for` narrows it to one chat of one owner. Ids are in lower case. */
export function messageStore({ reader, replica, writes }: Database, world: World) {
  const readChat = chatReader({ reader, replica });
  const now = revisions({ reader });
  const write = writes.for(writeMessages(world), {
    owners: ({ owner }) => [owner],
    weigh: ({ weight }) => weight,
  }) as <Result>(plan: Plan<Result>) => Promise<Result>;

  return {
    /** Answers in progress, those that were left alone for the longest time first. */
    live: async (limit: number): Promise<LiveAnswer[]> => {
      const rows = await oldestLiveMessages(reader, { limit });
      return rows.map(({ owner, chat_id, id, touched_at }) => ({
        owner,
        chatId: chat_id,
        id,
        touchedAt: new Date(touched_at),
      }));
    },

    for: (owner: string, chatId: string) => {
      const chat = { owner, chatId };
      return {
        /**
         * Stores the message behind the others.
         * @returns the message and whether it had been stored before under this key.
         * @throws ChatNotFound, AlreadyExists, IdempotencyKeyReused, InvalidMessage
         */
        async append(message: NewMessage, idempotency?: Idempotency) {
          const messages = [message];
          const { made, replayed } = await write(
            append({ ...chat, messages, batch: false, idempotency }),
          );
          return { made: made[0]!, replayed };
        },

        /** The same for several messages, all or none. */
        appendAll: async (messages: readonly NewMessage[], idempotency?: Idempotency) =>
          write(append({ ...chat, messages, batch: true, idempotency })),

        /**
         * Stores the message under this id, or puts it in the place of the one that has it.
         * @throws ChatNotFound, MessageFinal, MessageChanged, InvalidMessage
         */
        put: async (id: string, message: MessageReplacement, precondition?: Put['precondition']) =>
          write(put({ ...chat, id, message, precondition })),

        /** @throws ChatNotFound, MessageNotFound, MessageFinal, OffsetMismatch, InvalidMessage */
        update: async (id: string, changes: MessageUpdate) =>
          write(update({ ...chat, id, changes })),

        /** Marks an answer in progress as incomplete, unless somebody has taken care of it later than that. */
        settle: async (id: string, since: Date) => write(settle({ ...chat, id, since })),

        /** Leaves a tombstone. @throws ChatNotFound, MessageNotFound, MessageChanged */
        remove: async (id: string, precondition?: Precondition) =>
          write(remove({ ...chat, id, precondition })),

        /** In sequence order, and the chat's revision. @throws ChatNotFound, InvalidCursor */
        async list(query: MessageQuery): Promise<ListedMessages> {
          const read = await readPage(query, (range) =>
            readChat(listMessages[query.order], { owner, id: chatId, ...range }),
          );
          if (!read) throw new ChatNotFound();
          return { revision: Number(read.row.revision), page: read.page };
        },

        /** The revision of the chat. @throws ChatNotFound */
        async chatRevision(): Promise<number> {
          const revision = await now.chat({ owner, id: chatId });
          if (revision === undefined) throw new ChatNotFound();
          return revision;
        },

        /** The revision of a message. @throws ChatNotFound, MessageNotFound */
        async revision(id: string): Promise<number> {
          const [row] = await messageRevision(reader, { owner, id: chatId, message_id: id });
          if (!row) throw new ChatNotFound();
          if (row.revision === null) throw new MessageNotFound();
          return Number(row.revision);
        },

        /** @throws ChatNotFound, MessageNotFound */
        async find(id: string): Promise<Message> {
          const row = await readChat(oneMessage, { owner, id: chatId, message_id: id });
          if (!row) throw new ChatNotFound();
          const [message] = readMessages(row);
          if (!message) throw new MessageNotFound();
          return message;
        },
      };
    },
  };
}

export interface ListedMessages {
  readonly revision: number;
  readonly page: MessagePage;
}

export interface LiveAnswer {
  readonly owner: string;
  readonly chatId: string;
  readonly id: string;
  /** When somebody last took care of it. */
  readonly touchedAt: Date;
}
