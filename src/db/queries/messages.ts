import { chats, type ChatRow } from '../models/chat';
import type { Whole } from '../models/columns';
import { messages } from '../models/message';
import { messageAttachments } from '../models/message-attachment';
import type { ChatKey } from './chats';
import type { Dialect } from './dialect';
import { columnsOf, fold, type Folded } from './fold';
import { isRead, rangeOf, type Order, type PageOf } from './message-range';
import { statement } from './statement';

/** Messages and their attachments, each folded along its key. */
export interface FoldedMessages {
  readonly messages: Folded<typeof messages>;
  readonly attachments: Folded<typeof messageAttachments>;
}

/**
 * Two scans along the keys are faster than a search for each message's attachments.
 * @param where a condition on the owner, the chat and the sequence of a table.
 */
function messagesWhere(
  dialect: Dialect,
  where: (table: 'm' | 'a') => string,
  order: Order = 'ASC',
  when = (folded: string) => folded,
): string {
  const found = `SELECT * FROM messages m WHERE ${where('m')} ORDER BY m.sequence ${order}`;
  const images = `SELECT * FROM message_attachments a WHERE ${where('a')}
    ORDER BY a.sequence, a.position`;
  return `${when(fold(dialect, messages, found))} AS messages,
    ${when(fold(dialect, messageAttachments, images))} AS attachments`;
}

export interface MessagePageRow {
  readonly revision: Whole;
  readonly message_count: Whole;
  /** null where the page was too large to be read. */
  readonly messages: FoldedMessages['messages'] | null;
  readonly attachments: FoldedMessages['attachments'] | null;
}

function pageOf(order: Order, $: Record<keyof PageOf, string>, dialect: Dialect): string {
  const [low, high] = rangeOf(order, $, dialect);
  return messagesWhere(
    dialect,
    (table) => `${table}.owner = c.owner AND ${table}.chat_id = c.id
      AND ${table}.sequence > ${low} AND ${table}.sequence < ${high}`,
    order,
    (folded) => `CASE WHEN ${isRead($, dialect)} THEN ${folded} END`,
  );
}

const listOf = (order: Order) =>
  statement<PageOf, MessagePageRow>(
    `list messages ${order}`,
    ($, dialect) => `
      SELECT c.revision, c.message_count, ${pageOf(order, $, dialect)}
      FROM chats c WHERE c.owner = ${$.owner} AND c.id = ${$.id}`,
  );

export const listMessages = { asc: listOf('ASC'), desc: listOf('DESC') };

const chatWith = (order: Order) =>
  statement<PageOf, MessagePageRow & ChatRow>(
    `chat with messages ${order}`,
    ($, dialect) => `
      SELECT ${columnsOf(chats, 'c')}, ${pageOf(order, $, dialect)}
      FROM chats c WHERE c.owner = ${$.owner} AND c.id = ${$.id}`,
  );

/** A chat with a page of its messages. */
export const chatWithMessages = { asc: chatWith('ASC'), desc: chatWith('DESC') };

/** One message, in the form of a page of one. */
export const oneMessage = statement<
  ChatKey & { readonly message_id: string },
  FoldedMessages & { readonly revision: Whole }
>('one message', ($, dialect) => {
  const page = messagesWhere(
    dialect,
    (table) => `${table}.owner = c.owner AND ${table}.chat_id = c.id AND ${table}.sequence = (
      SELECT s.sequence FROM messages s
      WHERE s.owner = c.owner AND s.chat_id = c.id AND s.id = ${$.message_id})`,
  );
  return `SELECT c.revision, ${page} FROM chats c WHERE c.owner = ${$.owner} AND c.id = ${$.id}`;
});

/** The revision of a message; null where the chat has no such message. */
export const messageRevision = statement<
  ChatKey & { readonly message_id: string },
  { readonly revision: Whole | null }
>(
  'message revision',
  ($) => `
    SELECT (
      SELECT m.revision FROM messages m
      WHERE m.owner = c.owner AND m.chat_id = c.id AND m.id = ${$.message_id}) AS revision
    FROM chats c WHERE c.owner = ${$.owner} AND c.id = ${$.id}`,
);

/** The messages of a chat with these sequences, a JSON array, in the form of a page. */
export const messagesAt = statement<ChatKey & { readonly sequences: string }, FoldedMessages>(
  'messages at sequences',
  ($, dialect) => {
    const sequence = dialect.fromText(dialect.asText('e.value'), 'integer');
    const page = messagesWhere(
      dialect,
      (table) => `${table}.owner = ${$.owner} AND ${table}.chat_id = ${$.id}
      AND ${table}.sequence IN (SELECT ${sequence} FROM ${dialect.eachOf($.sequences)})`,
    );
    return `SELECT ${page}`;
  },
);
