import type { Dialect } from '../db/queries/dialect';
import type { AttachmentRow, ChatRow, MessageRow, Whole } from './present';

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
] as const satisfies (keyof MessageRow)[];

const ATTACHMENT_VALUES = ['type', 'url', 'alt', 'width', 'height', 'sequence'] as const;

/** The columns of a single chat, to be selected from `chats c`. */
export const CHAT_COLUMNS = CHAT_VALUES.map((column) => `c.${column}`).join(', ');

/** An expression for the chats that `where` selects from `chats c`, for {@link readChats}. */
export function chatRows(dialect: Dialect, where: string): string {
  return fold(dialect, CHAT_VALUES, `SELECT * FROM chats c ${where}`);
}

/** What {@link messageRows} selects. */
export interface FoldedMessages {
  readonly messages: string;
  readonly attachments: string;
}

/**
 * Two columns with messages and with their attachments, for {@link readMessages}:
 * two scans along the keys are faster than a search for each message's attachments.
 * @param where a condition on the owner, the chat and the sequence of a table.
 */
export function messageRows(
  dialect: Dialect,
  where: (table: 'm' | 'a') => string,
  order: 'asc' | 'desc' = 'asc',
): string {
  const messages = `SELECT * FROM messages m WHERE ${where('m')} ORDER BY m.sequence ${order}`;
  const attachments = `SELECT * FROM message_attachments a WHERE ${where('a')}
    ORDER BY a.sequence, a.position`;
  return `${fold(dialect, MESSAGE_VALUES, messages)} AS messages,
    ${fold(dialect, ATTACHMENT_VALUES, attachments)} AS attachments`;
}

function fold(dialect: Dialect, columns: readonly string[], select: string): string {
  const { jsonArray, jsonRows, asJson } = dialect;
  const values = columns.map((column) => (column === 'metadata' ? asJson(column) : column));
  return `(SELECT ${jsonRows(jsonArray(...values))} FROM (${select}) AS folded)`;
}

export function readChats(json: string): ChatRow[] {
  return unfold<ChatRow>(CHAT_VALUES, json);
}

export function readMessages({ messages, attachments }: FoldedMessages): MessageRow[] {
  const bySequence = new Map<Whole, AttachmentRow[]>();
  for (const row of JSON.parse(attachments) as [...AttachmentRow, sequence: Whole][]) {
    const others = bySequence.get(row[5]);
    if (others) others.push(row as unknown as AttachmentRow);
    else bySequence.set(row[5], [row as unknown as AttachmentRow]);
  }
  return unfold<Omit<MessageRow, 'attachments'>>(MESSAGE_VALUES, messages).map((row) => ({
    ...row,
    attachments: bySequence.get(row.sequence) ?? [],
  }));
}

function unfold<Row>(columns: readonly (keyof Row)[], json: string): Row[] {
  return (JSON.parse(json) as Row[keyof Row][][]).map((values) => {
    const row: Partial<Row> = {};
    columns.forEach((column, i) => (row[column] = values[i]!));
    return row as Row;
  });
}
