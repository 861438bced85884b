import type { Database } from '../db/database';
import { chats } from '../db/models/chat';
import { listChats, listOtherChats, listPinnedChats } from '../db/queries/chats';
import { storedTime } from '../db/queries/dialect';
import { unfold } from '../db/queries/fold';
import { chatWithMessages } from '../db/queries/messages';
import type { ChatPage, ChatUpdate, ChatWithMessages, NewChat } from './contract';
import { chatCursor, parseChatCursor } from './cursor';
import { ChatNotFound } from './errors';
import type { Idempotency } from './idempotency';
import { readPage, type MessageQuery } from './message-page';
import { toChat } from './present';
import { chatReader } from './read-chat';
import { revisions } from './revisions';
import type { World } from './world';
import {
  changeChats,
  clearOwners,
  createChats,
  deleteChats,
  type Precondition,
} from './writes/chats';

export interface ChatQuery {
  readonly limit: number;
  readonly archived: boolean;
  readonly pinned?: boolean | undefined;
  readonly cursor?: string | undefined;
}

export type ChatStore = ReturnType<typeof chatStore>;

/** The chats of every owner; `for` narrows it to one, whom no query leaves. */
export function chatStore({ reader, replica, writes }: Database, world: World) {
  const readChat = chatReader({ reader, replica });
  const now = revisions({ reader });
  const owners = ({ owner }: { readonly owner: string }) => [owner];
  const create = writes.for(createChats(world), { owners, weigh: ({ chat }) => bytes(chat) });
  const change = writes.for(changeChats(world), { owners, weigh: ({ changes }) => bytes(changes) });
  const remove = writes.for(deleteChats, { owners });
  const clear = writes.for(clearOwners, { owners });

  return {
    for: (owner: string) => ({
      /**
       * @returns the chat and whether it had been made before under this key.
       * @throws AlreadyExists, IdempotencyKeyReused
       */
      create: (chat: NewChat, idempotency?: Idempotency) => create({ owner, chat, idempotency }),

      /** @throws ChatNotFound */
      async revision(id: string): Promise<number> {
        const revision = await now.chat({ owner, id });
        if (revision === undefined) throw new ChatNotFound();
        return revision;
      },

      /** The chat with a page of its messages. @throws ChatNotFound */
      async find(
        id: string,
        query: Pick<MessageQuery, 'limit' | 'order'>,
      ): Promise<ChatWithMessages> {
        const read = await readPage(query, (range) =>
          readChat(chatWithMessages[query.order], { owner, id, ...range }),
        );
        if (!read) throw new ChatNotFound();
        return { ...toChat(read.row), messages: read.page };
      },

      /** The number of the latest change to anything of the owner; 0 before the first. */
      line: () => now.line(owner),

      /** Newest activity first, and how far the owner's line had come. @throws InvalidCursor */
      async list({ limit, archived, pinned, cursor }: ChatQuery): Promise<ListedChats> {
        const { id, last_activity_at } = cursor ? parseChatCursor(cursor) : FRONT;
        const time = storedTime(last_activity_at);
        // One more than asked for tells whether there is another page.
        const inputs = { owner, archived, last_activity_at: time, id, limit: limit + 1 };
        const some = pinned ? listPinnedChats : listOtherChats;
        const [row] = await (pinned === undefined ? listChats : some)(reader, inputs);
        const found = unfold(chats, row!.page).map(toChat);
        const data = found.slice(0, limit);
        const has_more = found.length > limit;
        const next_cursor = has_more ? chatCursor(data.at(-1)!) : null;
        return { line: Number(row!.revision ?? 0), page: { data, has_more, next_cursor } };
      },

      /** Where nothing would differ, nothing is changed. @throws ChatNotFound, ChatChanged */
      update: (id: string, changes: ChatUpdate, precondition?: Precondition) =>
        change({ owner, id, changes, precondition }),

      /** Deletes the chat with everything in it. @throws ChatNotFound, ChatChanged */
      remove: (id: string, precondition?: Precondition) => remove({ owner, id, precondition }),

      /** Deletes everything that the owner has. */
      clear: () => clear({ owner }),
    }),
  };
}

export interface ListedChats {
  readonly line: number;
  readonly page: ChatPage;
}

function bytes(payload: object): number {
  return Buffer.byteLength(JSON.stringify(payload));
}

/** Ahead of every chat. */
const FRONT = {
  last_activity_at: '9999-12-31T23:59:59.999Z',
  id: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
};
