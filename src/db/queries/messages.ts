import { chats, type ChatRow } from '../models/chat';
import type { Whole } from '../models/columns';
import { messages } from '../models/message';
import { messageAttachments } from '../models/message-attachment';
import type { ChatKey } from './chats';
import type { Dialect } from './dialect';
import { columnsOf, fold, type Folded } from './fold';
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
  order: 'ASC' | 'DESC' = 'ASC',
): string {
  const found = `SELECT * FROM messages m WHERE ${where('m')} ORDER BY m.sequence ${order}`;
  const images = `SELECT * FROM message_attachments a WHERE ${where('a')}
    ORDER BY a.sequence, a.position`;
  return `${fold(dialect, messages, found)} AS messages,
    ${fold(dialect, messageAttachments, images)} AS attachments`;
}

/** A range of sequences, both ends left out; of the most that `limit` allows. */
export interface PageOf extends ChatKey {
  readonly after: number;
  readonly before: number;
  readonly limit: number;
}

export type MessagePageRow = FoldedMessages & {
  readonly revision: Whole;
  readonly message_count: Whole;
};

/*
 * No sequence is missing, and so a page is a range of sequences, which the key
 * finds without counting. A page in ascending order begins behind `after`, one
 * in descending order below `before` or the newest message.
 */
function pageOf(order: 'ASC' | 'DESC', $: Placeholders, dialect: Dialect): string {
  const { least, greatest } = dialect;
  const [low, high] =
    order === 'ASC'
      ? [$.after, least($.before, `${$.after} + ${$.limit} + 1`)]
      : [greatest($.after, `${least($.before, 'c.message_count + 1')} - ${$.limit} - 1`), $.before];
  return messagesWhere(
    dialect,
    (table) => `${table}.owner = c.owner AND ${table}.chat_id = c.id
      AND ${table}.sequence > ${low} AND ${table}.sequence < ${high}`,
    order,
  );
}

type Placeholders = Readonly<Record<keyof PageOf, string>>;

const listOf = (order: 'ASC' | 'DESC') =>
  statement<PageOf, MessagePageRow>(
    `list messages ${order}`,
    ($, dialect) => `
      SELECT c.revision, c.message_count, ${pageOf(order, $, dialect)}
      FROM chats c WHERE c.owner = ${$.owner} AND c.id = ${$.id}`,
  );

export const listMessages = { asc: listOf('ASC'), desc: listOf('DESC') };

/** A chat with the first page of its messages. */
export const chatWithMessages = statement<PageOf, MessagePageRow & ChatRow>(
  'chat with messages',
  ($, dialect) => `
    SELECT ${columnsOf(chats, 'c')}, ${pageOf('ASC', $, dialect)}
    FROM chats c WHERE c.owner = ${$.owner} AND c.id = ${$.id}`,
);

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

/** Messages of a chat from a sequence on, in the form of a page. */
export const messagesFrom = statement<
  ChatKey & { readonly first: number; readonly end: number },
  FoldedMessages
>('messages from a sequence', ($, dialect) => {
  const page = messagesWhere(
    dialect,
    (table) => `${table}.owner = ${$.owner} AND ${table}.chat_id = ${$.id}
      AND ${table}.sequence >= ${$.first} AND ${table}.sequence < ${$.end}`,
  );
  return `SELECT ${page}`;
});
