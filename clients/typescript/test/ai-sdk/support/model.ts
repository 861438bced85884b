import { readUIMessageStream, type ChatTransport, type UIMessage, type UIMessageChunk } from 'ai';
import type { Client } from 'aldar-kose-client';
import { historyTransport, saveMessages, storeReply } from 'aldar-kose-client/ai-sdk';
import { streamOf } from './streams.js';

type Reply = ReadableStream<UIMessageChunk> | readonly UIMessageChunk[];

/** A model behind a transport: each request is answered by the next of its replies. */
export function model(...replies: Reply[]) {
  const requests: UIMessage[][] = [];
  const transport: ChatTransport<UIMessage> = {
    sendMessages({ messages, abortSignal }) {
      requests.push(structuredClone(messages));
      const reply = replies.shift();
      if (!reply) throw new Error('Nothing to say.');
      const stream = reply instanceof ReadableStream ? reply : streamOf(reply);
      abortSignal?.addEventListener('abort', () => void stream.cancel().catch(() => undefined));
      return Promise.resolve(stream);
    },
    reconnectToStream: () => Promise.resolve(null),
  };
  return { transport, requests };
}

/** A route on a server, which stores what it replies. */
function route(server: Client, replies: Reply[]): ChatTransport<UIMessage> {
  const { transport } = model(...replies);
  return {
    ...transport,
    async sendMessages(sending) {
      const { chatId, messages } = sending;
      await saveMessages(server, chatId, messages);
      const stream = await transport.sendMessages({ ...sending, abortSignal: undefined });
      return storeReply(server, chatId, stream, { readUIMessageStream, messages });
    },
  };
}

/** The transport of a page that stores what the model says. */
export function storing(client: Client, ...replies: Reply[]): ChatTransport<UIMessage> {
  return historyTransport(client, { transport: model(...replies).transport, readUIMessageStream });
}

/** The transport of a page whose route stores what the model says. */
export function routed(client: Client, server: Client, ...replies: Reply[]) {
  return historyTransport(client, { transport: route(server, replies), storedBy: 'route' });
}
