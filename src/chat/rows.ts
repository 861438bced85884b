import type { Dialect } from '../db/dialect';
import type { AttachmentRow, ChatRow, MessageRow } from './present';

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
] as const;

/** The columns of a single chat, to be selected from `chats c`. */
export const CHAT_COLUMNS = [...CHAT_VALUES, 'metadata'].map((column) => `c.${column}`).join(', ');

/** An expression for the chats that `where` selects from `chats c`, for {@link readChats}. */
export function chatRows({ jsonArray, jsonRows, asJson }: Dialect, where: string): string {
  return `(
    SELECT ${jsonRows(jsonArray(...CHAT_VALUES, asJson('metadata')))}
    FROM (SELECT * FROM chats c ${where}) AS c
  )`;
}

type ChatValues = [
  ChatRow['id'],
  ChatRow['title'],
  ChatRow['pinned'],
  ChatRow['archived'],
  ChatRow['message_count'],
  ChatRow['last_activity_at'],
  ChatRow['created_at'],
  ChatRow['updated_at'],
  ChatRow['revision'],
  ChatRow['metadata'],
];

export function readChats(json: string): ChatRow[] {
  return (JSON.parse(json) as ChatValues[]).map(
    ([
      id,
      title,
      pinned,
      archived,
      message_count,
      last_activity_at,
      created_at,
      updated_at,
      revision,
      metadata,
    ]) => ({
      id,
      title,
      pinned,
      archived,
      message_count,
      last_activity_at,
      created_at,
      updated_at,
      revision,
      metadata,
    }),
  );
}

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
] as const;

const ATTACHMENT_VALUES = ['type', 'url', 'alt', 'width', 'height'] as const;

/** An expression for the messages that `where` selects from `messages m`, for {@link readMessages}. */
export function messageRows({ jsonArray, jsonRows, asJson }: Dialect, where: string): string {
  return `(
    SELECT ${jsonRows(jsonArray(...MESSAGE_VALUES, asJson('metadata'), asJson('attachments')))}
    FROM (
      SELECT m.*, (
        SELECT ${jsonRows(jsonArray(...ATTACHMENT_VALUES))}
        FROM (
          SELECT * FROM message_attachments a
          WHERE a.owner = m.owner AND a.chat_id = m.chat_id AND a.sequence = m.sequence
          ORDER BY a.position
        ) AS a
      ) AS attachments
      FROM messages m ${where}
    ) AS m
  )`;
}

type MessageValues = [
  MessageRow['id'],
  MessageRow['chat_id'],
  MessageRow['sequence'],
  MessageRow['role'],
  MessageRow['content'],
  MessageRow['status'],
  MessageRow['created_at'],
  MessageRow['updated_at'],
  MessageRow['revision'],
  MessageRow['metadata'],
  readonly AttachmentRow[],
];

export function readMessages(json: string): MessageRow[] {
  return (JSON.parse(json) as MessageValues[]).map(
    ([
      id,
      chat_id,
      sequence,
      role,
      content,
      status,
      created_at,
      updated_at,
      revision,
      metadata,
      attachments,
    ]) => ({
      id,
      chat_id,
      sequence,
      role,
      content,
      status,
      created_at,
      updated_at,
      revision,
      metadata,
      attachments,
    }),
  );
}
