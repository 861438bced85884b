import type { ChatModelAdapter } from '@assistant-ui/react';
import type { ChatTransport, UIMessage, UIMessageChunk } from 'ai';

/** A model that answers with what it was asked. */
export const chatModel: ChatModelAdapter = {
  // eslint-disable-next-line @typescript-eslint/require-await -- that is how a model streams
  async *run({ messages }) {
    const [part] = messages.at(-1)?.content ?? [];
    const asked = part?.type === 'text' ? part.text : '';
    for (const text of ['You', `You asked: ${asked}`]) yield { content: [{ type: 'text', text }] };
  },
};

/** The same for the AI SDK. */
export const transport: ChatTransport<UIMessage> = {
  sendMessages({ messages }) {
    const [part] = messages.at(-1)?.parts ?? [];
    const id = 'text';
    const chunks: UIMessageChunk[] = [
      { type: 'start' },
      { type: 'text-start', id },
      { type: 'text-delta', id, delta: 'You asked: ' },
      { type: 'text-delta', id, delta: part?.type === 'text' ? part.text : '' },
      { type: 'text-end', id },
      { type: 'finish' },
    ];
    return Promise.resolve(
      new ReadableStream({
        start(controller) {
          for (const chunk of chunks) controller.enqueue(chunk);
          controller.close();
        },
      }),
    );
  },
  reconnectToStream: () => Promise.resolve(null),
};
