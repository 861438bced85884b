import type { ChatRow } from '../db/models/chat';
import type { Time, Whole } from '../db/models/columns';
import type { MessageRow, StoredAttachment } from '../db/models/message';
import type { Attachment, Chat, Message } from './contract';

export function toChat(row: ChatRow): Chat {
  return {
    id: row.id,
    title: row.title,
    metadata: metadataOf(row.metadata),
    pinned: Boolean(row.pinned),
    archived: Boolean(row.archived),
    message_count: Number(row.message_count),
    last_activity_at: time(row.last_activity_at),
    created_at: time(row.created_at),
    updated_at: time(row.updated_at),
    revision: Number(row.revision),
  };
}

export function toMessage(row: MessageRow): Message {
  return {
    id: row.id,
    chat_id: row.chat_id,
    sequence: Number(row.sequence),
    parent_sequence: whole(row.parent_sequence),
    role: row.role,
    content: row.content,
    attachments: attachmentsOf(row.attachments),
    status: row.status,
    format: row.format,
    payload: row.payload === null ? null : (JSON.parse(row.payload) as Record<string, unknown>),
    metadata: metadataOf(row.metadata),
    created_at: time(row.created_at),
    updated_at: time(row.updated_at),
    revision: Number(row.revision),
  };
}

/** What each has in one order, whatever order the database keeps it in. */
function attachmentsOf(value: MessageRow['attachments']): Attachment[] {
  const all = typeof value === 'string' ? (JSON.parse(value) as StoredAttachment[]) : value;
  return all.map(({ type, url, alt, width, height }) => ({ type, url, alt, width, height }));
}

function whole(value: Whole | null): number | null {
  return value === null ? null : Number(value);
}

/** A time as SQLite keeps it, which needs no calendar to be made ISO 8601. */
const SQLITE_TIME = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} \+00:00$/;

function time(value: Time): string {
  if (typeof value === 'string' && SQLITE_TIME.test(value))
    return `${value.slice(0, 10)}T${value.slice(11, 23)}Z`;
  return (typeof value === 'string' ? new Date(value) : value).toISOString();
}

/** Keys in one order, whatever order the database keeps them in. */
export function metadataOf(value: ChatRow['metadata']): Record<string, string> {
  const object = typeof value === 'string' ? (JSON.parse(value) as Record<string, string>) : value;
  const entries = Object.entries(object);
  if (entries.length < 2) return object;
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
