import { hidden, integer, json, key, optional, text, time, uuid, type Read } from './columns';
import { table } from './table';

export const messages = table('messages', {
  owner: hidden(key(text(255))),
  chat_id: key(uuid()),
  sequence: key(integer()),
  id: uuid(),
  role: text<'user' | 'assistant'>(16),
  content: text(),
  status: text<'completed' | 'in_progress' | 'incomplete'>(16),
  metadata: json<Record<string, string>>(),
  created_at: time(),
  updated_at: time(),
  revision: integer(),
  idempotency_key: hidden(optional(text(255))),
  request_hash: hidden(optional(text(64))),
});

/** What is read of a message, without its attachments. */
export type MessageRow = Read<typeof messages.columns>;
