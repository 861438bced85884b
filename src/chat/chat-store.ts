import type { Database } from '../db/database';
import { chats } from '../db/models/chat';
import { chatRevision, listChats, listChatsByPin } from '../db/queries/chats';
import { storedTime } from '../db/queries/dialect';
import { unfold } from '../db/queries/fold';
import { chatWithMessages } from '../db/queries/messages';
import { changeChats, createChats, deleteChats, type Precondition } from './chat-writes';
import type { ChatPage, ChatUpdate, ChatWithMessages, NewChat } from './contract';
import { chatCursor, parseChatCursor } from './cursor';
import { ChatNotFound } from './errors';
import type { Idempotency } from './idempotency';
import { rangeOf, toPage } from './message-page';
import { toChat } from './present';
import { chatReader } from './read-chat';
import type { World } from './world';

export interface ChatQuery {
  readonly limit: number;
  readonly archived: boolean;
  readonly pinned?: boolean | undefined;
  readonly cursor?: string | undefined;
}

export type ChatStore = ReturnType<typeof chatStore>;

/** The chats of every owner; `for` narrows it to one, whom no query leaves. */
export function chatStore(database: Database, world: World) {
  const { reader, writes } = database;
  const readChat = chatReader(database);
  const create = writes.for(createChats(world), ({ chat }) => bytesOf(chat));
  const change = writes.for(changeChats(world), ({ changes }) => bytesOf(changes));
  const remove = writes.for(deleteChats);

  return {
    for: (owner: string) => ({
      /**
       * @returns the chat and whether it had been made before under this key.
       * @throws AlreadyExists, IdempotencyKeyReused
       */
      create: (chat: NewChat, idempotency?: Idempotency) => create({ owner, chat, idempotency }),

      /** @throws ChatNotFound */
      async revision(id: string): Promise<number> {
        const [row] = await chatRevision(reader, { owner, id });
        if (!row) throw new ChatNotFound();
        return Number(row.revision);
      },

      /** The chat with its first messages. @throws ChatNotFound */
      async find(id: string): Promise<ChatWithMessages> {
        const range = rangeOf(FIRST_PAGE);
        const row = await readChat(chatWithMessages, { owner, id, ...range });
        if (!row) throw new ChatNotFound();
        return { ...toChat(row), messages: toPage(FIRST_PAGE, range, row) };
      },

      /** Newest activity first. @throws InvalidCursor */
      async list({ limit, archived, pinned, cursor }: ChatQuery): Promise<ChatPage> {
        const { id, last_activity_at } = cursor ? parseChatCursor(cursor) : FRONT;
        const time = storedTime(last_activity_at);
        // One more than asked for tells whether there is another page.
        const inputs = { owner, archived, last_activity_at: time, id, limit: limit + 1 };
        const [row] =
          pinned === undefined
            ? await listChats(reader, inputs)
            : await listChatsByPin(reader, { ...inputs, pinned });
        const found = unfold(chats, row!.page).map(toChat);
        const data = found.slice(0, limit);
        const has_more = found.length > limit;
        return { data, has_more, next_cursor: has_more ? chatCursor(data.at(-1)!) : null };
      },

      /** @throws ChatNotFound, ChatChanged */
      update: (id: string, changes: ChatUpdate, precondition?: Precondition) =>
        change({ owner, id, changes, precondition }),

      /** Deletes the chat with everything in it. @throws ChatNotFound, ChatChanged */
      remove: (id: string, precondition?: Precondition) => remove({ owner, id, precondition }),
    }),
  };
}

function bytesOf(payload: object): number {
  return Buffer.byteLength(JSON.stringify(payload));
}

/** What comes with a chat. */
const FIRST_PAGE = { limit: 200, order: 'asc' } as const;

/** Ahead of every chat. */
const FRONT = {
  last_activity_at: '9999-12-31T23:59:59.999Z',
  id: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
};
