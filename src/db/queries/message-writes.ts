import { chats } from '../models/chat';
import type { Time, Whole } from '../models/columns';
import { messages, type MessageRow } from '../models/message';
import { insertRows } from './insert-rows';
import { chatsNamed, messagesNamed } from './named';
import { statement } from './statement';
import { updateRows } from './update-rows';

export const insertMessages = insertRows(messages);

export const replaceMessages = updateRows('replace messages', messages, [
  'role',
  'status',
  'size',
  'updated_at',
  'revision',
  'format',
  'metadata',
  'content',
  'attachments',
  'payload',
]);

const ANNOTATED = ['status', 'size', 'updated_at', 'revision', 'metadata'] as const;

export const annotateMessages = updateRows('annotate messages', messages, ANNOTATED);

/** Adds to the content; it is put together where it is. */
export const growMessages = updateRows(
  'grow messages',
  messages,
  [...ANNOTATED, 'content'],
  ['content'],
);

/** Gives idempotency keys free. */
export const freeKeys = updateRows('free keys', messages, [
  'idempotency_key',
  'request_hash',
  'idempotency_span',
]);

export const moveChats = updateRows('move chats', chats, [
  'message_count',
  'revision',
  'last_activity_at',
  'updated_at',
  'largest_message',
]);

/** A JSON array of arrays, each of which names one thing by the columns of its key. */
interface Named {
  readonly names: string;
}

export interface ChatHead {
  readonly owner: string;
  readonly id: string;
  readonly message_count: Whole;
  readonly last_activity_at: Time;
  readonly updated_at: Time;
  readonly largest_message: Whole;
}

/** Chats named by `[owner, id]`, as far as a write to their messages has to know them. */
export const chatHeads = statement<Named, ChatHead>(
  'chat heads',
  ($, dialect) => `
    SELECT c.owner, c.id, c.message_count, c.last_activity_at, c.updated_at, c.largest_message
    FROM ${dialect.eachOf($.names)} ${chatsNamed(dialect)}`,
);

/** A message without everything that can be long. */
export type MessageHead = Omit<MessageRow, 'content' | 'attachments' | 'format' | 'payload'> & {
  readonly owner: string;
  readonly size: Whole;
  /** Code points of its content; null unless it is in progress. */
  readonly length: Whole | null;
};

/** Messages named by `[owner, chat, id]`. */
export const messageHeads = statement<Named, MessageHead>(
  'message heads',
  ($, dialect) => `
    SELECT m.owner, m.chat_id, m.sequence, m.id, m.role, m.status, m.parent_sequence, m.size,
      m.created_at, m.updated_at, m.revision, m.metadata,
      CASE WHEN m.status = 'in_progress' THEN length(m.content) END AS length
    FROM ${dialect.eachOf($.names)} ${messagesNamed(dialect)}`,
);

export interface UsedKey {
  readonly owner: string;
  readonly chat_id: string;
  readonly idempotency_key: string;
  readonly request_hash: string;
  readonly sequence: Whole;
}

/** Which of `[owner, chat, idempotency key]` have been used. */
export const usedKeys = statement<Named, UsedKey>('used keys', ($, { eachOf, lookUp, asUuid }) => {
  const found = `m.owner = e.value ->> 0 AND m.chat_id = ${asUuid('e.value ->> 1')}
      AND m.idempotency_key = e.value ->> 2`;
  return `
    SELECT m.owner, m.chat_id, m.idempotency_key, m.request_hash, m.sequence
    FROM ${eachOf($.names)} ${lookUp('messages', 'm', found)}`;
});

export interface KeySpan {
  readonly owner: string;
  readonly chat_id: string;
  readonly idempotency_key: string;
  /** The message that holds the key, the first that its request made. */
  readonly sequence: Whole;
  readonly idempotency_span: Whole;
  /** How many of those messages have not been deleted. */
  readonly alive: Whole;
}

/** The idempotency keys of the requests that made the messages `[owner, chat, id]`. */
export const keySpans = statement<Named, KeySpan>('key spans', ($, dialect) => {
  const holder = `k.owner = m.owner AND k.chat_id = m.chat_id
      AND k.sequence > m.sequence - 100 AND k.sequence <= m.sequence
      AND k.sequence + k.idempotency_span > m.sequence`; // those with a key alone have a span
  return `
    SELECT DISTINCT k.owner, k.chat_id, k.idempotency_key, k.sequence, k.idempotency_span, (
      SELECT count(*) FROM messages o
      WHERE o.owner = k.owner AND o.chat_id = k.chat_id AND o.status <> 'deleted'
        AND o.sequence >= k.sequence AND o.sequence < k.sequence + k.idempotency_span) AS alive
    FROM ${dialect.eachOf($.names)} ${messagesNamed(dialect)}
    ${dialect.lookUp('messages', 'k', holder)}`;
});
