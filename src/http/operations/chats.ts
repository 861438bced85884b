import type { ChatStore } from '../../chat/chat-store';
import { etag, ifMatch, noneMatch } from './etag';
import { idempotency, replayHeader } from './idempotency-key';
import type { Operations } from './types';

type ChatOperations = Pick<
  Operations,
  'createChat' | 'listChats' | 'getChat' | 'updateChat' | 'deleteChat'
>;

export function chatOperations(chats: ChatStore): ChatOperations {
  return {
    createChat: async ({ owner, headers, body }) => {
      const key = idempotency('createChat', headers['idempotency-key'], body);
      const { made: chat, ...result } = await chats.for(owner).create(body ?? {}, key);
      return {
        status: 201,
        headers: {
          Location: `/api/v1/chats/${chat.id}`,
          ETag: etag(chat.revision),
          ...replayHeader(result),
        },
        body: chat,
      };
    },

    listChats: async ({ owner, query }) => ({
      status: 200,
      body: await chats.for(owner).list(query),
    }),

    getChat: async ({ owner, path, headers }) => {
      const id = path.chat_id.toLowerCase();
      if (headers['if-none-match'] !== undefined) {
        const revision = await chats.for(owner).revision(id);
        if (!noneMatch(headers['if-none-match'], revision))
          return { status: 304, headers: { ETag: etag(revision) } };
      }
      const chat = await chats.for(owner).find(id);
      return { status: 200, headers: { ETag: etag(chat.revision) }, body: chat };
    },

    updateChat: async ({ owner, path, headers, body }) => {
      const id = path.chat_id.toLowerCase();
      const chat = await chats.for(owner).update(id, body, ifMatch(headers['if-match']));
      return { status: 200, headers: { ETag: etag(chat.revision) }, body: chat };
    },

    deleteChat: async ({ owner, path, headers }) => {
      await chats.for(owner).remove(path.chat_id.toLowerCase(), ifMatch(headers['if-match']));
      return { status: 204 };
    },
  };
}
