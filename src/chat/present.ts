import type { Attachment, Chat, Message } from './contract';

/** What the database gives for a time, a number or an object differs by driver and by query. */
export type Time = string | Date;
export type Whole = number | string;
export type Flag = boolean | 0 | 1;
export type Strings = string | Record<string, string>;

/** The columns of a chat that clients see. */
export interface ChatRow {
  readonly id: string;
  readonly title: string | null;
  readonly metadata: Strings;
  readonly pinned: Flag;
  readonly archived: Flag;
  readonly message_count: Whole;
  readonly last_activity_at: Time;
  readonly created_at: Time;
  readonly updated_at: Time;
  readonly revision: Whole;
}

/** The columns of a message that clients see, with its attachments folded in. */
export interface MessageRow {
  readonly id: string;
  readonly chat_id: string;
  readonly sequence: Whole;
  readonly role: Message['role'];
  readonly content: string;
  readonly attachments: readonly AttachmentRow[];
  readonly status: Message['status'];
  readonly metadata: Strings;
  readonly created_at: Time;
  readonly updated_at: Time;
  readonly revision: Whole;
}

export type AttachmentRow = readonly [
  type: Attachment['type'],
  url: string,
  alt: string | null,
  width: number | null,
  height: number | null,
];

export function toChat(row: ChatRow): Chat {
  return {
    id: row.id,
    title: row.title,
    metadata: metadata(row.metadata),
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
    role: row.role,
    content: row.content,
    attachments: row.attachments.map(toAttachment),
    status: row.status,
    metadata: metadata(row.metadata),
    created_at: time(row.created_at),
    updated_at: time(row.updated_at),
    revision: Number(row.revision),
  };
}

function toAttachment([type, url, alt, width, height]: AttachmentRow): Attachment {
  return { type, url, alt, width, height };
}

/** A time as SQLite keeps it, which needs no calendar to be made ISO 8601. */
const SQLITE_TIME = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} \+00:00$/;

function time(value: Time): string {
  if (typeof value === 'string' && SQLITE_TIME.test(value))
    return `${value.slice(0, 10)}T${value.slice(11, 23)}Z`;
  return (typeof value === 'string' ? new Date(value) : value).toISOString();
}

/** Keys in one order, whatever order the database keeps them in. */
function metadata(value: Strings): Record<string, string> {
  const object = typeof value === 'string' ? (JSON.parse(value) as Record<string, string>) : value;
  const entries = Object.entries(object);
  if (entries.length < 2) return object;
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
