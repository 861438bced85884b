import type { Database } from '../db/database';
import { storedTime } from '../db/queries/dialect';
import { changeChats, createChats, deleteChats, type Precondition } from './chat-writes';
import type { Chat, ChatPage, ChatUpdate, ChatWithMessages, NewChat } from './contract';
import { chatCursor, parseChatCursor } from './cursor';
import { ChatNotFound } from './errors';
import type { Idempotency } from './idempotency';
import { firstPage, toPage } from './message-page';
import { toChat, toMessage, type ChatRow } from './present';
import { chatReader, REVISION } from './read-chat';
import { CHAT_COLUMNS, chatRows, readChats, readMessages, type FoldedMessages } from './rows';
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
  const { read, dialect, writes } = database;
  const readChat = chatReader(database);
  const create = writes.for(createChats(world));
  const change = writes.for(changeChats(world));
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
        const [row] = await read<Pick<ChatRow, 'revision'>>(REVISION, [owner, id]);
        if (!row) throw new ChatNotFound();
        return Number(row.revision);
      },

      /** The chat with its first messages. @throws ChatNotFound */
      async find(id: string): Promise<ChatWithMessages> {
        const page = firstPage(dialect);
        const row = await readChat<ChatRow & FoldedMessages>(
          `SELECT ${CHAT_COLUMNS}, ${page.columns}
           FROM chats c WHERE c.owner = $1 AND c.id = $2`,
          [owner, id, ...page.bind],
        );
        if (!row) throw new ChatNotFound();
        const messages = readMessages(row).map(toMessage);
        return { ...toChat(row), messages: toPage(messages, page.limit) };
      },

      /** Newest activity first. @throws InvalidCursor */
      async list({ limit, archived, pinned, cursor }: ChatQuery): Promise<ChatPage> {
        const after = cursor ? parseChatCursor(cursor) : FRONT;
        const bind = [owner, archived, storedTime(after.last_activity_at), after.id, limit + 1];
        const [row] = await read<{ page: string }>(
          `SELECT ${chatRows(
            dialect,
            `WHERE c.owner = $1 AND c.archived = $2 ${pinned === undefined ? '' : 'AND c.pinned = $6'}
               AND (c.last_activity_at, c.id) < ($3, $4)
             ORDER BY c.last_activity_at DESC, c.id DESC LIMIT $5`,
          )} AS page`,
          pinned === undefined ? bind : [...bind, pinned],
        );
        const chats: Chat[] = readChats(row!.page).map(toChat);
        const data = chats.slice(0, limit);
        const has_more = chats.length > limit;
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

/** Ahead of every chat. */
const FRONT = {
  last_activity_at: '9999-12-31T23:59:59.999Z',
  id: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
};
