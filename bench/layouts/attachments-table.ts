import {
  hidden,
  integer,
  key,
  optional,
  text,
  uuid,
  type Whole,
} from '../../src/db/models/columns';
import { messages } from '../../src/db/models/message';
import { table } from '../../src/db/models/table';
import type { Dialect } from '../../src/db/queries/dialect';
import { fold, type Folded } from '../../src/db/queries/fold';
import { insertRows } from '../../src/db/queries/insert-rows';
import { isRead, rangeOf, type PageOf } from '../../src/db/queries/message-range';
import { statement } from '../../src/db/queries/statement';

/** The images of messages, each of them a row. */
export const messageAttachments = table('message_attachments', {
  owner: hidden(key(text(255))),
  chat_id: hidden(key(uuid())),
  sequence: key(integer()),
  /** Its place in the message, from 0. */
  position: hidden(key(integer())),
  type: text<'image'>(16),
  url: text(2_048),
  alt: optional(text(500)),
  width: optional(integer()),
  height: optional(integer()),
});

/** @param option behind the columns. */
export function createAttachments({ types }: Dialect, option = ''): string {
  return `
    CREATE TABLE message_attachments (
      owner VARCHAR(255) NOT NULL,
      chat_id ${types.uuid} NOT NULL,
      sequence ${types.integer} NOT NULL,
      position ${types.integer} NOT NULL,
      type VARCHAR(16) NOT NULL,
      url VARCHAR(2048) NOT NULL,
      alt VARCHAR(500),
      width ${types.integer},
      height ${types.integer},
      PRIMARY KEY (owner, chat_id, sequence, position),
      FOREIGN KEY (owner, chat_id, sequence)
        REFERENCES messages (owner, chat_id, sequence) ON DELETE CASCADE
    ) ${option}`.trim();
}

export const insertAttachments = insertRows(messageAttachments);

interface Page {
  readonly revision: Whole;
  readonly message_count: Whole;
  readonly messages: Folded<typeof messages> | null;
  readonly attachments: Folded<typeof messageAttachments> | null;
}

/** Two scans along the keys are faster than a search for each message's attachments. */
export const listWithAttachments = statement<PageOf, Page>(
  'list messages and their attachments',
  ($, dialect) => {
    const [low, high] = rangeOf('ASC', $, dialect);
    const rows = (name: string, alias: string, order: string) => `
      SELECT * FROM ${name} ${alias}
      WHERE ${alias}.owner = c.owner AND ${alias}.chat_id = c.id
        AND ${alias}.sequence > ${low} AND ${alias}.sequence < ${high}
      ORDER BY ${order}`;
    const found = fold(dialect, messages, rows('messages', 'm', 'm.sequence'));
    const images = fold(
      dialect,
      messageAttachments,
      rows('message_attachments', 'a', 'a.sequence, a.position'),
    );
    return `
      SELECT c.revision, c.message_count,
        CASE WHEN ${isRead($, dialect)} THEN ${found} END AS messages,
        CASE WHEN ${isRead($, dialect)} THEN ${images} END AS attachments
      FROM chats c WHERE c.owner = ${$.owner} AND c.id = ${$.id}`;
  },
);
