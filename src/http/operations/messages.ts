import type { MessageStore } from '../../chat/message-store';
import type { KeptReplies } from '../kept-replies';
import { conditional } from './conditional';
import { etag, ifMatch } from './etag';
import { idempotency, replayHeader } from './idempotency-key';
import type { Input, Operations } from './types';

type MessageOperations = Pick<
  Operations,
  | 'listMessages'
  | 'appendMessage'
  | 'appendMessages'
  | 'getMessage'
  | 'putMessage'
  | 'updateMessage'
  | 'deleteMessage'
>;

export function messageOperations(messages: MessageStore, replies: KeptReplies): MessageOperations {
  const of = ({ owner, path }: Pick<Input<'listMessages'>, 'owner' | 'path'>) =>
    messages.for(owner, path.chat_id.toLowerCase());
  const idOf = ({ path }: Pick<Input<'getMessage'>, 'path'>) => path.message_id.toLowerCase();

  return {
    listMessages: conditional(replies, 'listMessages', {
      revision: (input) => of(input).chatRevision(),
      read: async (input) => {
        const { revision, page } = await of(input).list(input.query);
        return { revision, body: page };
      },
    }),

    appendMessage: async (input) => {
      const { headers, body } = input;
      const key = idempotency('appendMessage', headers['idempotency-key'], body);
      const { made: message, ...result } = await of(input).append(body, key);
      return {
        status: 201,
        headers: {
          Location: `/api/v1/chats/${message.chat_id}/messages/${message.id}`,
          ETag: etag(message.revision),
          ...replayHeader(result),
        },
        body: message,
      };
    },

    appendMessages: async (input) => {
      const { headers, body } = input;
      const key = idempotency('appendMessages', headers['idempotency-key'], body);
      const { made: data, ...result } = await of(input).appendAll(body.messages, key);
      return { status: 201, headers: replayHeader(result), body: { data } };
    },

    getMessage: conditional(replies, 'getMessage', {
      revision: (input) => of(input).revision(idOf(input)),
      read: async (input) => {
        const body = await of(input).find(idOf(input));
        return { revision: body.revision, body };
      },
    }),

    putMessage: async (input) => {
      const { headers, body } = input;
      const { message, created } = await of(input).put(idOf(input), body, precondition(headers));
      const reply = { headers: { ETag: etag(message.revision) }, body: message };
      return created ? { status: 201, ...reply } : { status: 200, ...reply };
    },

    updateMessage: async (input) => {
      const message = await of(input).update(idOf(input), input.body);
      return { status: 200, headers: { ETag: etag(message.revision) }, body: message };
    },

    deleteMessage: async (input) => {
      const { headers } = input;
      await of(input).remove(idOf(input), ifMatch(headers['if-match']));
      return { status: 204 };
    },
  };
}

/** Both together ask for a message that is there and is not. */
function precondition(headers: Input<'putMessage'>['headers']) {
  const fits = ifMatch(headers['if-match']);
  if (headers['if-none-match'] === undefined) return fits;
  return fits ? () => false : 'absent';
}
