import type { Client } from '../../client.js';
import type { Message } from '../../types.js';
import { chunksBetween } from '../chunks/chunks-between.js';
import { knownChat } from '../stored/known.js';
import { toUIMessage } from '../stored/to-ui-message.js';
import type { UIMessage, UIMessageChunk } from '../types.js';

/** Messages to look at: the reply, and those that may have come behind it in between. */
const LIMIT = 10;

/** A reply that is in the store, as the chunks that rebuild it from its beginning and go on live. */
export function resumeReply(
  client: Client,
  head: Message,
  signal: AbortSignal | undefined,
): ReadableStream<UIMessageChunk> {
  const { chat_id, id } = head;
  const ended = new AbortController();
  const end = () => ended.abort();
  if (signal?.aborted) end();
  signal?.addEventListener('abort', end, { once: true });

  async function* states(): AsyncGenerator<Message | undefined> {
    yield head;
    if (head.status !== 'in_progress') return;
    for await (const state of client.follow(chat_id, { limit: LIMIT, signal: ended.signal })) {
      const found = state.deleted ? undefined : state.all.find((message) => message.id === id);
      yield found ?? (state.deleted ? undefined : await client.getMessage(chat_id, id));
    }
  }

  async function run(controller: ReadableStreamDefaultController<UIMessageChunk>): Promise<void> {
    let shown: UIMessage | undefined;
    for await (const message of states()) {
      if (ended.signal.aborted) return;
      const now = message && message.status !== 'deleted' ? toUIMessage(message) : shown;
      for (const chunk of now ? news(shown, now) : []) controller.enqueue(chunk);
      shown = now;
      if (message?.status === 'in_progress') continue;
      if (message) knownChat(client, chat_id).remember(message);
      for (const chunk of ending(message)) controller.enqueue(chunk);
      break;
    }
    if (!ended.signal.aborted) controller.close();
  }

  return new ReadableStream({
    start(controller) {
      run(controller)
        .catch((error: unknown) => controller.error(error))
        .finally(() => signal?.removeEventListener('abort', end));
    },
    cancel: end,
  });
}

function news(shown: UIMessage | undefined, now: UIMessage): UIMessageChunk[] {
  const chunks = chunksBetween(shown, now);
  if (!chunks) throw new Error('The reply was changed where it was over; load the messages again.');
  return chunks;
}

/** What a stream ends with; nothing is sent automatically behind a reply that was stopped. */
function ending(message: Message | undefined): UIMessageChunk[] {
  if (message?.status === 'completed') return [{ type: 'finish' }];
  return [{ type: 'finish', finishReason: 'interrupted' }, { type: 'abort' }];
}
