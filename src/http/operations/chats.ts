import type { ChatStore } from '../../chat/chat-store';
import type { KeptReplies } from '../kept-replies';
import { conditional } from './conditional';
import { etag, ifMatch } from './etag';
import { idempotency, replayHeader } from './idempotency-key';
import type { Input, Operations } from './types';

type ChatOperations = Pick<
  Operations,
  'createChat' | 'listChats' | 'deleteChats' | 'getChat' | 'updateChat' | 'deleteChat'
>;

export function chatOperations(chats: ChatStore, replies: KeptReplies): ChatOperations {
  const idOf = ({ path }: Pick<Input<'getChat'>, 'path'>) => path.chat_id.toLowerCase();

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

    listChats: conditional(replies, 'listChats', {
      revision: ({ owner }) => chats.for(owner).line(),
      read: async ({ owner, query }) => {
        const { line, page } = await chats.for(owner).list(query);
        return { revision: line, body: page };
      },
    }),

    deleteChats: async ({ owner }) => {
      await chats.for(owner).clear();
      return { status: 204 };
    },

    getChat: conditional(replies, 'getChat', {
      revision: (input) => chats.for(input.owner).revision(idOf(input)),
      read: async (input) => {
        const body = await chats.for(input.owner).find(idOf(input), input.query);
        return { revision: body.revision, body };
      },
    }),

    updateChat: async (input) => {
      const { owner, headers, body } = input;
      const chat = await chats.for(owner).update(idOf(input), body, ifMatch(headers['if-match']));
      return { status: 200, headers: { ETag: etag(chat.revision) }, body: chat };
    },

    deleteChat: async (input) => {
      const { owner, headers } = input;
      await chats.for(owner).remove(idOf(input), ifMatch(headers['if-match']));
      return { status: 204 };
    },
  };
}
