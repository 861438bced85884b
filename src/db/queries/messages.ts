import { chats, type ChatRow } from '../models/chat';
import type { Whole } from '../models/columns';
import { messages } from '../models/message';
import type { ChatKey } from './chats';
import type { Dialect } from './dialect';
import { columnsOf, fold, type Folded } from './fold';
import { isRead, rangeOf, type Order, type PageOf } from './message-range';
import { statement } from './statement';

/** Messages, folded along their key. */
export interface FoldedMessages {
  readonly messages: Folded<typeof messages>;
}

/** @param where a condition on the messages `m`. */
function messagesWhere(dialect: Dialect, where: string, order: Order = 'ASC'): string {
  const found = `SELECT * FROM messages m WHERE ${where} ORDER BY m.sequence ${order}`;
  return fold(dialect, messages, found);
}

export interface MessagePageRow {
  readonly revision: Whole;
  readonly message_count: Whole;
  /** null where the page was too large to be read. */
  readonly messages: FoldedMessages['messages'] | null;
}

function pageOf(order: Order, $: Record<keyof PageOf, string>, dialect: Dialect): string {
  const [low, high] = rangeOf(order, $, dialect);
  const inRange = `m.owner = c.owner AND m.chat_id = c.id
      AND m.sequence > ${low} AND m.sequence < ${high}`;
  const folded = messagesWhere(dialect, inRange, order);
  return `CASE WHEN ${isRead($, dialect)} THEN ${folded} END AS messages`;
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
    `m.owner = c.owner AND m.chat_id = c.id AND m.id = ${$.message_id}`,
  );
  return `
    SELECT c.revision, ${page} AS messages
    FROM chats c WHERE c.owner = ${$.owner} AND c.id = ${$.id}`;
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
      `m.owner = ${$.owner} AND m.chat_id = ${$.id}
      AND m.sequence IN (SELECT ${sequence} FROM ${dialect.eachOf($.sequences)})`,
    );
    return `SELECT ${page} AS messages`;
  },
);
