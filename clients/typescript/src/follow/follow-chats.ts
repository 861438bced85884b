import { persist } from '../http/persist.js';
import type { Operations } from '../operations.js';
import type { ListStreamEvent } from '../types.js';
import type { ChatListFollower, ChatListState, FollowChatsOptions } from './chat-list-follower.js';
import { events, type Received, type Source } from './events.js';
import { HeldChats } from './held-chats.js';
import { Latest } from './latest.js';

/** Follows the list of chats: connects, reads it, and changes what it holds by the events that come. */
export function followChats(
  operations: Operations,
  source: Source,
  { archived = false, limit = 50, signal }: FollowChatsOptions = {},
): ChatListFollower {
  let held: HeldChats | undefined;
  let revision = 0; // that the latest connection began with, or an event has told
  const latest = new Latest<ChatListState>(fill, signal);

  async function fill(ended: AbortSignal): Promise<void> {
    for await (const event of events<ListStreamEvent>(source, '/api/v1/events', ended)) {
      await take(event, ended);
      if (held) latest.set(held.state(event.event !== 'offline'));
    }
  }

  async function take(event: Received<ListStreamEvent>, ended: AbortSignal): Promise<void> {
    if (event.event === 'offline') return;
    const isCopyFromBefore = event.data.revision < revision;
    revision = event.data.revision;
    switch (event.event) {
      case 'ready':
        if (!held || isCopyFromBefore) held = await read(ended);
        break;
      case 'reset':
        held = await read(ended);
        break;
      case 'chat':
        held?.chat(event.data);
        break;
      case 'deleted':
        held?.deleted(event.data.chat_id, event.data.revision);
    }
  }

  async function read(ended: AbortSignal): Promise<HeldChats> {
    const many = Math.min(200, Math.max(limit, latest.value?.chats.length ?? 0));
    const list = () => operations.listChats({ archived, limit: many }, { signal: ended });
    return new HeldChats(archived, await persist(list, ended));
  }

  return {
    get state() {
      return latest.value;
    },
    async more(limit = 50) {
      const from = held;
      if (!from?.cursor) return;
      const page = await operations.listChats({ archived, limit, cursor: from.cursor });
      if (held !== from) return; // read anew meanwhile
      from.add(page);
      latest.set(from.state(latest.value?.live ?? false));
    },
    close: () => latest.close(),
    [Symbol.asyncIterator]: () => latest[Symbol.asyncIterator](),
  };
}
