import type { MessageStore } from '../../chat/message-store';
import { idempotency, replayHeader } from './idempotency-key';
import type { Input, Operations } from './types';

type MessageOperations = Pick<
  Operations,
  'listMessages' | 'appendMessage' | 'appendMessages' | 'getMessage'
>;

export function messageOperations(messages: MessageStore): MessageOperations {
  const of = ({ owner, path }: Pick<Input<'listMessages'>, 'owner' | 'path'>) =>
    messages.for(owner, path.chat_id.toLowerCase());

  return {
    listMessages: async (input) => ({ status: 200, body: await of(input).list(input.query) }),

    appendMessage: async (input) => {
      const { headers, body } = input;
      const key = idempotency('appendMessage', headers['idempotency-key'], body);
      const { made, ...result } = await of(input).append([body], key);
      const message = made[0]!;
      return {
        status: 201,
        headers: {
          Location: `/api/v1/chats/${message.chat_id}/messages/${message.id}`,
          ...replayHeader(result),
        },
        body: message,
      };
    },

    appendMessages: async (input) => {
      const { headers, body } = input;
      const key = idempotency('appendMessages', headers['idempotency-key'], body);
      const { made: data, ...result } = await of(input).append(body.messages, key);
      return { status: 201, headers: replayHeader(result), body: { data } };
    },

    getMessage: async (input) => ({
      status: 200,
      body: await of(input).find(input.path.message_id.toLowerCase()),
    }),
  };
}
