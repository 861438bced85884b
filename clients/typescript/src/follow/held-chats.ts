import type { Chat, ChatPage } from '../types.js';
import type { ChatListState } from './chat-list-follower.js';

/** What a screen holds of a list of chats, and how events change it. */
export class HeldChats {
  readonly #chats = new Map<string, Chat>();
  /** The last chat of the last page that was read: what lies behind it is not held. */
  #last: Chat | undefined;
  #cursor: string | null = null;

  constructor(
    private readonly archived: boolean,
    page: ChatPage,
  ) {
    this.add(page);
  }

  /** Where the next page begins; null where there is none. */
  get cursor(): string | null {
    return this.#cursor;
  }

  /** Adds the page that follows those held. */
  add({ data, next_cursor }: ChatPage): void {
    this.#cursor = next_cursor;
    this.#last = data.at(-1) ?? this.#last;
    for (const chat of data)
      if (chat.revision > (this.#chats.get(chat.id)?.revision ?? 0)) this.#chats.set(chat.id, chat);
  }

  chat(chat: Chat): void {
    const held = this.#chats.get(chat.id);
    if (held && chat.revision <= held.revision) return;
    const isBehind = this.#cursor !== null && this.#last && byActivity(chat, this.#last) > 0;
    if (chat.archived !== this.archived) this.#chats.delete(chat.id);
    else if (held || !isBehind) this.#chats.set(chat.id, chat);
  }

  /** A chat may have been made again under the same id since. */
  deleted(id: string, revision: number): void {
    if (revision > (this.#chats.get(id)?.revision ?? 0)) this.#chats.delete(id);
  }

  state(live: boolean): ChatListState {
    const chats = [...this.#chats.values()].sort(byActivity);
    return { chats, has_more: this.#cursor !== null, live };
  }
}

/** The order of `listChats`: newest activity first, then the greater id. */
function byActivity(a: Chat, b: Chat): number {
  if (a.last_activity_at !== b.last_activity_at)
    return a.last_activity_at < b.last_activity_at ? 1 : -1;
  return a.id < b.id ? 1 : a.id > b.id ? -1 : 0;
}
