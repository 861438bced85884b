import { persist } from '../http/persist.js';
import type { Operations } from '../operations.js';
import { NotFound } from '../problems.js';
import type { ChatStreamEvent, Message } from '../types.js';
import type { ChatFollower, ChatState, FollowChatOptions } from './chat-follower.js';
import { events, type Received, type Source } from './events.js';
import { HeldChat } from './held-chat.js';
import { Latest } from './latest.js';

/** Follows a chat: connects, reads it, and changes what it holds by the events that come. */
export function followChat(
  operations: Operations,
  source: Source,
  chatId: string,
  { limit = 200, signal }: FollowChatOptions = {},
): ChatFollower {
  let held: HeldChat | undefined;
  const latest = new Latest<ChatState>(fill, signal);

  async function fill(ended: AbortSignal): Promise<void> {
    const path = `/api/v1/chats/${encodeURIComponent(chatId)}/events`;
    try {
      for await (const event of events<ChatStreamEvent>(source, path, ended)) {
        if (event.event === 'deleted') break;
        await take(event, ended);
        if (held) latest.set(held.state(event.event !== 'offline'));
      }
    } catch (error) {
      if (!(error instanceof NotFound && held)) throw error;
    }
    if (held && !ended.aborted) latest.set(held.state(true, true));
  }

  async function take(event: Received<ChatStreamEvent>, ended: AbortSignal): Promise<void> {
    switch (event.event) {
      case 'ready': // a smaller revision than that held: the database is a copy from before
        if (!held || event.data.revision < held.revision) held = await read(ended);
        break;
      case 'chat':
        held?.chat(event.data);
        break;
      case 'message':
        held?.message(event.data);
        break;
      case 'delta':
        if (held?.delta(event.data) === false)
          held.message(await readMessage(event.data.message_id, ended));
    }
  }

  async function read(ended: AbortSignal): Promise<HeldChat> {
    const query = { limit, order: 'desc' } as const;
    const get = () => operations.getChat(chatId, query, { signal: ended });
    return new HeldChat(await persist(get, ended));
  }

  function readMessage(id: string, ended: AbortSignal): Promise<Message> {
    return persist(() => operations.getMessage(chatId, id, { signal: ended }), ended);
  }

  return {
    get state() {
      return latest.value;
    },
    async earlier(limit = 50) {
      if (!held || !latest.value?.has_earlier) return;
      const query = { limit, order: 'desc', before_sequence: held.first } as const;
      held.earlier(await operations.listMessages(chatId, query));
      latest.set(held.state(latest.value.live));
    },
    close: () => latest.close(),
    [Symbol.asyncIterator]: () => latest[Symbol.asyncIterator](),
  };
}
