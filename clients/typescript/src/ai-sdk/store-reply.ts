import type { Client } from '../client.js';
import { continuedBy } from './reply/continued.js';
import { Reply } from './reply/reply.js';
import type { readUIMessageStream, UIMessage, UIMessageChunk } from './types.js';

export interface StoreReplyOptions<UI extends UIMessage = UIMessage> {
  /** That of the `ai` package. */
  readonly readUIMessageStream: typeof readUIMessageStream;
  /**
   * The list that was sent to the model. What of it is not stored yet is stored first, and the reply
   * follows its last message, or goes on with it if that is the assistant's. Without a list, it
   * follows the newest message of the chat.
   */
  readonly messages?: readonly UI[];
  /** As the request of `useChat` has it: an answer that is made again is a new one. */
  readonly trigger?: 'submit-message' | 'regenerate-message' | undefined;
  /** As the request of `useChat` has it: names the answer to go on with where it is not the last one. */
  readonly messageId?: string | undefined;
  /** The assistant's message to go on with instead, or null for a new one in any case. */
  readonly message?: UI | null;
  /** Stops the reply, as a stop button does. */
  readonly signal?: AbortSignal;
  /** Whether a reader that goes away stops the reply; false by default. */
  readonly stopOnCancel?: boolean;
  /** Is called when somebody else has stopped the reply, or deleted the chat: abort the model here. */
  readonly onStop?: (reason: unknown) => void;
  /** Is told what kept the reply, or a part of it, from being stored while it was passed on. */
  readonly onError?: (error: unknown) => void;
  /** Is given what resolves when the reply is stored, for servers that stop when they have replied. */
  readonly waitUntil?: (stored: Promise<void>) => void;
}

/**
 * Passes a reply on while it is stored, `in_progress` before its first word and `completed` or
 * `incomplete` at its end; the stream ends when that is done. Every `start` tells the id under which it
 * is stored. When somebody else stops the reply, the source is cancelled and an `abort` passed on.
 *
 * The reply goes on being stored when its reader has gone, for as long as the process lives.
 *
 * The stream fails as the source does, and where the reply could not be begun, with a ProblemError. A
 * server that goes away later on does not keep the reply from the screen.
 */
export function storeReply<UI extends UIMessage = UIMessage>(
  client: Client,
  chatId: string,
  stream: ReadableStream<UIMessageChunk>,
  options: StoreReplyOptions<UI>,
): ReadableStream<UIMessageChunk> {
  const { messages, signal, onStop, onError, waitUntil } = options;
  const message = options.message === undefined ? continuedBy(options) : options.message;
  let screen: ReadableStreamDefaultController<UIMessageChunk> | undefined;
  const reply = new Reply(stream, {
    ...{ client, chatId, messages, signal, onStop, onError },
    read: options.readUIMessageStream,
    message: message ?? undefined,
    continues: !!message,
    pass: (chunk) => screen?.enqueue(chunk),
  });
  return new ReadableStream({
    start(controller) {
      screen = controller;
      const stored = reply.run().then(
        () => screen?.close(),
        (error: unknown) => screen?.error(error),
      );
      waitUntil?.(stored);
    },
    cancel(reason) {
      screen = undefined;
      if (options.stopOnCancel) reply.stop(reason);
    },
  });
}
