import type { Whole } from '../models/columns';
import { messageAttachments } from '../models/message-attachment';
import { messages } from '../models/message';
import { insertRows } from './insert-rows';
import { statement } from './statement';

export const insertMessages = insertRows(messages);
export const insertAttachments = insertRows(messageAttachments);

/** A JSON array of arrays; each of them names one thing by its key's columns. */
export type Names = string;

export interface KnownRow {
  readonly owner: string;
  readonly chat_id: string;
  readonly found: string;
  readonly request_hash: string | null;
  readonly sequence: Whole;
}

const known = (column: 'id' | 'idempotency_key') =>
  statement<{ names: Names }, KnownRow>(`messages by ${column}`, ($, dialect) => {
    const value = column === 'id' ? dialect.asUuid('e.value ->> 2') : 'e.value ->> 2';
    return `
      SELECT m.owner, m.chat_id, m.${column} AS found, m.request_hash, m.sequence
      FROM ${dialect.eachOf($.names)} JOIN messages m
        ON m.owner = e.value ->> 0 AND m.chat_id = ${dialect.asUuid('e.value ->> 1')}
        AND m.${column} = ${value}`;
  });

/** Which of `[owner, chat, id]` exist. */
export const messagesById = known('id');
/** Which of `[owner, chat, idempotency key]` have been used. */
export const messagesByKey = known('idempotency_key');

/**
 * Moves the counters of chats on and so takes their row locks: in the order of
 * the key, so that two servers never wait for each other. `counts` is a JSON
 * array of `[owner, chat, how many]`; a chat that does not exist is left out.
 */
export const moveCounters = statement<
  { counts: string; now: string },
  {
    readonly owner: string;
    readonly id: string;
    readonly message_count: Whole;
    readonly revision: Whole;
  }
>(
  'move counters',
  ($, dialect) => `
    WITH target AS (
      SELECT c.owner, c.id, CAST(e.value ->> 2 AS INTEGER) AS count
      FROM ${dialect.eachOf($.counts)} JOIN chats c
        ON c.owner = e.value ->> 0 AND c.id = ${dialect.asUuid('e.value ->> 1')}
      ORDER BY c.owner, c.id ${dialect.forUpdate('c')}
    )
    UPDATE chats SET message_count = message_count + target.count,
      revision = revision + target.count, last_activity_at = ${$.now}, updated_at = ${$.now}
    FROM target WHERE chats.owner = target.owner AND chats.id = target.id
    RETURNING chats.owner, chats.id, message_count, revision`,
);
