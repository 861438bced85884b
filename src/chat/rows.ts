import type { Dialect } from '../db/dialect';
import type { ChatRow, MessageRow } from './present';

/*
 * A page is fetched as one JSON text, an array of arrays: the database folds it,
 * one row crosses the driver, and it is parsed once. Without names it is a third
 * of the size; the order of the values stands here, next to those who read them.
 */

const CHAT_VALUES = [
  'id',
  'title',
  'pinned',
  'archived',
  'message_count',
  'last_activity_at',
  'created_at',
  'updated_at',
  'revision',
  'metadata',
] as const satisfies (keyof ChatRow)[];

const MESSAGE_VALUES = [
  'id',
  'chat_id',
  'sequence',
  'role',
  'content',
  'status',
  'created_at',
  'updated_at',
  'revision',
  'metadata',
  'attachments',
] as const satisfies (keyof MessageRow)[];

const ATTACHMENT_VALUES = ['type', 'url', 'alt', 'width', 'height'] as const;

/** Values that are JSON themselves. */
const JSON_VALUES = new Set<string>(['metadata', 'attachments']);

/** The columns of a single chat, to be selected from `chats c`. */
export const CHAT_COLUMNS = CHAT_VALUES.map((column) => `c.${column}`).join(', ');

/** An expression for the chats that `where` selects from `chats c`, for {@link readChats}. */
export function chatRows(dialect: Dialect, where: string): string {
  return fold(dialect, CHAT_VALUES, `SELECT * FROM chats c ${where}`);
}

/** An expression for the messages that `where` selects from `messages m`, for {@link readMessages}. */
export function messageRows(dialect: Dialect, where: string): string {
  const attachments = fold(
    dialect,
    ATTACHMENT_VALUES,
    `SELECT * FROM message_attachments a
     WHERE a.owner = m.owner AND a.chat_id = m.chat_id AND a.sequence = m.sequence
     ORDER BY a.position`,
  );
  return fold(
    dialect,
    MESSAGE_VALUES,
    `SELECT m.*, ${attachments} AS attachments FROM messages m ${where}`,
  );
}

function fold(dialect: Dialect, columns: readonly string[], select: string): string {
  const { jsonArray, jsonRows, asJson } = dialect;
  const values = columns.map((column) => (JSON_VALUES.has(column) ? asJson(column) : column));
  return `(SELECT ${jsonRows(jsonArray(...values))} FROM (${select}) AS folded)`;
}

export function readChats(json: string): ChatRow[] {
  return unfold<ChatRow>(CHAT_VALUES, json);
}

export function readMessages(json: string): MessageRow[] {
  return unfold<MessageRow>(MESSAGE_VALUES, json);
}

function unfold<Row>(columns: readonly (keyof Row)[], json: string): Row[] {
  return (JSON.parse(json) as Row[keyof Row][][]).map((values) => {
    const row: Partial<Row> = {};
    columns.forEach((column, i) => (row[column] = values[i]!));
    return row as Row;
  });
}
