import type { Client } from '../client.js';
import { saveMessages } from './save/save-messages.js';
import { stopReply } from './stop-reply.js';
import { storeReply } from './store-reply.js';
import { Resumption } from './transport/resumption.js';
import type { ChatTransport, readUIMessageStream, UIMessage } from './types.js';

interface CommonOptions<UI extends UIMessage> {
  /** What sends the messages to a model, as a `DefaultChatTransport` does. */
  readonly transport: ChatTransport<UI>;
  /**
   * What becomes of a reply when the chat is told to stop, which `useChat` also does when its component
   * goes away: `stop` (the default) ends it as `incomplete`, `leave` lets it go on, until `stopReply`.
   */
  readonly onAbort?: 'stop' | 'leave';
  /** The list that the page was made with, where another client than this one has loaded it. */
  readonly initialMessages?: readonly UI[];
}

/** Who stores: this page, or the route that `transport` calls, by `saveMessages` and `storeReply`. */
export type HistoryTransportOptions<UI extends UIMessage = UIMessage> = CommonOptions<UI> &
  (
    | {
        readonly storedBy?: 'page';
        /** That of the `ai` package. */
        readonly readUIMessageStream: typeof readUIMessageStream;
        /** Is told what kept a reply from being stored while it was shown. */
        readonly onError?: (error: unknown) => void;
      }
    | { readonly storedBy: 'route' }
  );

/**
 * A transport for `useChat` around another one, which keeps the chat in the history and takes up a reply
 * in progress after a reload (`resume: true`), in any tab, from the history itself.
 */
export function historyTransport<UI extends UIMessage = UIMessage>(
  client: Client,
  options: HistoryTransportOptions<UI>,
): ChatTransport<UI> {
  const { transport, onAbort = 'stop', initialMessages } = options;
  const resumption = new Resumption(client, onAbort === 'stop', initialMessages);

  async function send(sending: Parameters<ChatTransport<UI>['sendMessages']>[0]) {
    const { chatId, messages, trigger, messageId, abortSignal } = sending;
    if (options.storedBy === 'route') {
      if (onAbort === 'stop')
        abortSignal?.addEventListener('abort', () => void stopReply(client, chatId).catch(ignore));
      return transport.sendMessages(sending);
    }
    const { readUIMessageStream, onError } = options;
    const signal = onAbort === 'stop' ? abortSignal : undefined;
    await saveMessages(client, chatId, messages, signal && { signal });
    const stream = await transport.sendMessages({ ...sending, abortSignal: signal });
    const about = { trigger, messageId, ...(signal && { signal }), ...(onError && { onError }) };
    return storeReply(client, chatId, stream, { readUIMessageStream, messages, ...about });
  }

  return {
    resumeStreamIsReplay: true,
    sendMessages: send,
    reconnectToStream: ({ chatId, abortSignal }) => resumption.begin(chatId, abortSignal),
    ...(transport.close && { close: () => transport.close?.() }),
  };
}

function ignore(): void {
  // the screen has stopped; nobody waits for an answer any more
}
