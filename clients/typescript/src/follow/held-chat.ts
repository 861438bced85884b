import { codePoints, unitOf } from '../code-points.js';
import type { Chat, ChatWithMessages, Message, MessagePage } from '../types.js';
import type { ChatState } from './chat-follower.js';

/** What a `delta` says: text that was added to a message. */
export interface Delta {
  readonly message_id: string;
  readonly offset: number;
  readonly text: string;
  readonly revision: number;
}

/** What a screen holds of a chat, and how events change it. An event that is not newer changes nothing. */
export class HeldChat {
  readonly #messages = new Map<string, Message>();
  /** How long contents are, in code points, of those that grow. */
  readonly #lengths = new Map<string, number>();
  #chat: Chat;
  #hasEarlier: boolean;

  /** @param read by `order=desc`, so that the newest messages are held. */
  constructor({ messages, ...chat }: ChatWithMessages) {
    this.#chat = chat;
    this.#hasEarlier = messages.has_more;
    for (const message of messages.data) this.#messages.set(message.id, message);
  }

  get revision(): number {
    return this.#chat.revision;
  }

  /** The sequence before which nothing is held. */
  get first(): number {
    let first = Infinity;
    for (const { sequence } of this.#messages.values()) first = Math.min(first, sequence);
    return first;
  }

  chat(chat: Chat): void {
    if (chat.revision > this.#chat.revision) this.#chat = chat;
  }

  message(message: Message): void {
    const held = this.#messages.get(message.id);
    if (
      held ? message.revision <= held.revision : message.sequence < this.first && this.#hasEarlier
    )
      return;
    this.#messages.set(message.id, message);
    this.#lengths.delete(message.id);
  }

  /** @returns whether it fits to what is held; if not, the message has to be read again. */
  delta({ message_id, offset, text, revision }: Delta): boolean {
    const held = this.#messages.get(message_id);
    if (!held || revision <= held.revision) return true;
    const length = this.#lengths.get(message_id) ?? codePoints(held.content);
    if (offset > length) return false;
    const kept =
      offset === length ? held.content : held.content.slice(0, unitOf(held.content, offset));
    this.#messages.set(message_id, { ...held, content: kept + text, revision });
    this.#lengths.set(message_id, offset + codePoints(text));
    return true;
  }

  /** Adds a page of messages before those that are held. */
  earlier({ data, has_more }: MessagePage): void {
    this.#hasEarlier = has_more;
    for (const message of data) {
      const held = this.#messages.get(message.id);
      if (!held || message.revision > held.revision) this.#messages.set(message.id, message);
    }
  }

  state(live: boolean, deleted = false): ChatState {
    const all = [...this.#messages.values()].sort((a, b) => a.sequence - b.sequence);
    const messages = all.filter(({ status }) => status !== 'deleted');
    return { chat: this.#chat, messages, all, has_earlier: this.#hasEarlier, live, deleted };
  }
}
