import {
  boolean,
  hidden,
  integer,
  json,
  key,
  optional,
  text,
  time,
  uuid,
  type Read,
} from './columns';
import { table } from './table';

export const chats = table('chats', {
  owner: hidden(key(text(255))),
  id: key(uuid()),
  title: optional(text(200)),
  metadata: json<Record<string, string>>(),
  pinned: boolean(),
  archived: boolean(),
  message_count: integer(),
  last_activity_at: time(),
  created_at: time(),
  updated_at: time(),
  revision: integer(),
  idempotency_key: hidden(optional(text(255))),
  request_hash: hidden(optional(text(64))),
  /** No message of the chat has ever been larger, in bytes. */
  largest_message: hidden(integer()),
});

/** What is read of a chat. */
export type ChatRow = Read<typeof chats.columns>;
