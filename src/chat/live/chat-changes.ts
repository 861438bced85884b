import { chats } from '../../db/models/chat';
import { changedMessages, chatChanges, type ChatChanges } from '../../db/queries/chat-changes';
import type { ChatKey } from '../../db/queries/chats';
import { unfold } from '../../db/queries/fold';
import type { On } from '../../db/queries/statement';
import type { Chat, ChatStreamEvent } from '../contract';
import { toChat } from '../present';
import { ChangedMessage } from './changed-message';
import { chatEvent, deleted } from './events';
import type { Found, Look, News } from './found';
import type { Lengths } from './lengths';

/** What one look gives at most, unless it is a single message. */
const MESSAGES = 200;
const BYTES = 256 * 1_024;

/**
 * Looks for what has changed about a chat and its messages.
 * @param lengths of the answers in progress, as far as the feed has come.
 */
export function chatLook(reader: On, key: ChatKey, lengths: Lengths): Look<ChatStreamEvent> {
  return async (from, holds) => {
    const known = holds ? lengths.asJson() : '[]';
    const bound = { limit: MESSAGES, bytes: BYTES };
    const [row] = await chatChanges(reader, { ...key, since: from, known, ...bound });
    if (!row) throw new Error('The line of an owner who had a chat is gone.');
    lengths.follow(Number(row.line));
    return new FoundInChat(row, key.id, lengths);
  };
}

class FoundInChat implements Found<ChatStreamEvent> {
  readonly to: number;
  readonly more: boolean;
  readonly #chat: Chat | undefined;
  /** The latest deletion of a chat with this id. */
  readonly #deleted: number;
  readonly #messages: readonly ChangedMessage[];

  constructor(
    row: ChatChanges,
    private readonly id: string,
    private readonly lengths: Lengths,
  ) {
    this.#chat = unfold(chats, row.chats).map(toChat)[0];
    this.#deleted = Math.max(Number(row.deleted ?? 0), Number(row.cleared));
    this.#messages = unfold(changedMessages, row.messages).map(
      (message) => new ChangedMessage(message),
    );
    this.more = Boolean(row.more);
    this.to = Number(this.more ? row.upto : row.line);
  }

  /** A chat that was deleted ends the stream, even if another has come in its place. */
  after(since: number, holds: boolean): News<ChatStreamEvent> {
    const chat = this.#chat;
    const gone = this.#deleted > since && since > 0;
    if (!chat || gone) return { events: [deleted(this.id, this.#deleted)], last: true };
    const lengths = holds ? this.lengths : undefined;
    const messages = this.#messages
      .filter(({ revision }) => revision > since)
      .map((message) => message.event(lengths));
    if (this.more || chat.revision <= since) return { events: messages, last: false };
    // The last of those that share a revision carries the id.
    const shared = messages.at(-1)?.id === String(chat.revision) ? messages.splice(-1) : [];
    const { id, ...event } = chatEvent(chat);
    return {
      events: [...messages, shared.length > 0 ? event : { id, ...event }, ...shared],
      last: false,
    };
  }

  passed(): void {
    for (const { sequence, length } of this.#messages) this.lengths.set(sequence, length);
  }
}
