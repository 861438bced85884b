import type { Lines } from '../../db/lines';
import { ChatNotFound } from '../errors';
import type { Idempotency } from '../idempotency';
import { TOMBSTONE, type StoredMessage } from '../stored-message';
import { fields, replaceAll, updateParts, type Update } from './changes';
import {
  CHANGES,
  nameOf,
  type Change,
  type DraftChat,
  type DraftMessage,
  type Loaded,
  type Span,
} from './drafted';

export interface NewPlace {
  readonly id: string | undefined;
  /** undefined for the newest message. */
  readonly parent: number | null | undefined;
}

/**
 * The chats and messages of a transaction as they will be. Every change takes
 * the next number of its owner's line, and no time goes back, whatever the clock
 * does.
 */
export class Draft {
  constructor(
    readonly loaded: Loaded,
    private readonly lines: Lines,
    private readonly now: Date,
    private readonly newId: () => string,
  ) {}

  /** @throws ChatNotFound */
  chat(owner: string, id: string): DraftChat {
    const chat = this.loaded.chats.get(nameOf(owner, id));
    if (!chat) throw new ChatNotFound();
    return chat;
  }

  message({ owner, id }: DraftChat, message: string): DraftMessage | undefined {
    return this.loaded.messages.get(nameOf(owner, id, message));
  }

  /** Puts a message behind all others. */
  add(chat: DraftChat, { id, parent }: NewPlace, stored: StoredMessage): DraftMessage {
    const { owner } = chat;
    const at = later(this.now, chat.last_activity_at);
    const { message_count: before } = chat;
    const message: DraftMessage = {
      owner,
      chat_id: chat.id,
      sequence: before + 1,
      id: id ?? this.newId(),
      parent_sequence: parent === undefined ? before || null : parent,
      created_at: at,
      updated_at: at,
      revision: this.lines.next(owner),
      change: 'added',
      ...fields(stored),
    };
    message.rewritten = message.revision;
    this.touch(message);
    this.loaded.messages.set(nameOf(owner, chat.id, message.id), message);
    chat.message_count = message.sequence;
    chat.last_activity_at = at;
    this.#touch(chat, message);
    return message;
  }

  replace(chat: DraftChat, message: DraftMessage, stored: StoredMessage): void {
    this.#change(chat, message, replaceAll(message, stored));
    message.rewritten = message.revision;
    this.touch(message);
  }

  /** One change, whatever belongs to it. */
  update(chat: DraftChat, message: DraftMessage, changes: Update): void {
    this.#change(chat, message, updateParts(message, changes));
    const { metadata, status, text } = changes;
    if (metadata ?? status ?? text) message.rewritten = message.revision;
  }

  /** Somebody takes care of a message in progress, which moves its time-out. */
  touch(message: DraftMessage): void {
    if (message.status === 'in_progress') message.touched = this.now;
  }

  remove(chat: DraftChat, message: DraftMessage): void {
    this.replace(chat, message, { ...TOMBSTONE, role: message.role });
    for (const span of this.loaded.spans)
      if (covers(span, message)) {
        span.alive -= 1;
        if (span.alive === 0) this.#free(span);
      }
  }

  /** Remembers which messages a key has made. */
  keep({ key, hash }: Idempotency, made: readonly DraftMessage[]): void {
    const added = made[0]!;
    const { owner, chat_id, sequence } = added;
    const { length } = made;
    added.key = { key, hash, span: length };
    this.loaded.keys.set(nameOf(owner, chat_id, key), { hash, sequence });
    this.loaded.spans.push({ owner, chat_id, key, sequence, length, alive: length, added });
  }

  /** A plan behind this one may use the key again. */
  #free({ owner, chat_id, key, added }: Span): void {
    this.loaded.keys.delete(nameOf(owner, chat_id, key));
    delete added?.key;
  }

  #change(chat: DraftChat, message: DraftMessage, change: Change): void {
    message.revision = this.lines.next(message.owner);
    message.updated_at = later(this.now, message.updated_at);
    const before = message.change;
    if (!before || CHANGES.indexOf(before) < CHANGES.indexOf(change)) message.change = change;
    this.#touch(chat, message);
  }

  #touch(chat: DraftChat, { revision, size, updated_at }: DraftMessage): void {
    chat.revision = revision;
    chat.updated_at = later(updated_at, chat.updated_at);
    chat.largest_message = Math.max(chat.largest_message, size);
  }
}

function covers({ owner, chat_id, sequence, length }: Span, message: DraftMessage): boolean {
  const place = message.sequence - sequence;
  return owner === message.owner && chat_id === message.chat_id && place >= 0 && place < length;
}

function later(a: Date, b: Date): Date {
  return a > b ? a : b;
}
