import { hidden, integer, json, key, optional, text, time, uuid, type Read } from './columns';
import { table } from './table';

/** What can be long stands last: SQLite reads a row from its beginning. */
export const messages = table('messages', {
  owner: hidden(key(text(255))),
  chat_id: key(uuid()),
  sequence: key(integer()),
  id: uuid(),
  role: text<'user' | 'assistant'>(16),
  status: text<'completed' | 'in_progress' | 'incomplete' | 'deleted'>(16),
  parent_sequence: optional(integer()),
  /** Bytes of the JSON of everything in it that can be long. */
  size: hidden(integer()),
  created_at: time(),
  updated_at: time(),
  revision: integer(),
  idempotency_key: hidden(optional(text(255))),
  request_hash: hidden(optional(text(64))),
  /** How many messages the request made whose key this is. */
  idempotency_span: hidden(optional(integer())),
  format: optional(text(64)),
  metadata: json<Record<string, string>>(),
  content: text(),
  attachments: json<readonly StoredAttachment[]>(),
  /** JSON as text: PostgreSQL's jsonb refuses what it may hold. */
  payload: optional(text()),
});

/** An image of a message, as it stands in the JSON of its row. */
export interface StoredAttachment {
  readonly type: 'image';
  readonly url: string;
  readonly alt: string | null;
  readonly width: number | null;
  readonly height: number | null;
}

/** What is read of a message. */
export type MessageRow = Read<typeof messages.columns>;
