import { insert, type Columns } from './columns';
import { SAMPLE_SIZE } from './sample';

const ID = (number: string) => `printf('00000000-0000-7000-8000-%012x', ${number})`;
const TIME = (seconds: string) =>
  `strftime('%Y-%m-%d %H:%M:%f +00:00', 1767225600 + ${seconds}, 'unixepoch')`;

/** By table. Numbered from 1 are the chats as `i` and the messages of each as `j`. */
const COLUMNS: Readonly<Record<'owners' | 'chats' | 'messages' | 'message_attachments', Columns>> =
  {
    owners: { owner: '?1', revision: '?2', cleared: '0' },
    chats: {
      owner: '?1',
      id: ID('i'),
      title: "'Chat ' || i",
      metadata: `'{"model":"storyteller-2"}'`,
      pinned: '0',
      archived: '0',
      message_count: '0',
      last_activity_at: TIME('i'),
      created_at: TIME('i'),
      updated_at: TIME('i'),
      revision: '1',
      largest_message: `${SAMPLE_SIZE}`,
    },
    messages: {
      owner: '?1',
      chat_id: ID('i'),
      sequence: 'j',
      id: "printf('%08x-0000-7000-8000-%012x', i, j)",
      role: '?6',
      content: '?7',
      status: "'completed'",
      metadata: "'{}'",
      created_at: TIME('i'),
      updated_at: TIME('i'),
      revision: 'j + 1',
      parent_sequence: 'NULLIF(j - 1, 0)',
      size: `${SAMPLE_SIZE}`,
    },
    message_attachments: {
      owner: '?1',
      chat_id: ID('i'),
      sequence: 'j',
      position: 'key',
      type: "value ->> 'type'",
      url: "value ->> 'url'",
      alt: "value ->> 'alt'",
      width: "value ->> 'width'",
      height: "value ->> 'height'",
    },
  };

export type Table = keyof typeof COLUMNS;

/** The cross join keeps the order, which is that of the primary key. */
const PLACES = `
  WITH RECURSIVE c(i) AS (SELECT ?2 UNION ALL SELECT i + 1 FROM c WHERE i < ?3),
    s(j) AS (SELECT ?4 UNION ALL SELECT j + 1 FROM s WHERE j < ?5)`;

/** The statements that fill a file. @param present the columns that its tables have. */
export function statements(present: Readonly<Record<Table, ReadonlySet<string>>>) {
  const into = (table: Table, source: string) =>
    insert(table, COLUMNS[table], present[table], source);
  return {
    /** Binds the owner and a number beyond every revision; undefined where there are no lines. */
    line: present.owners.size === 0 ? undefined : into('owners', ''),
    /** Binds the owner and how many. */
    chats: `
      WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < ?2)
      ${into('chats', 'FROM c')}`,
    /** Binds the owner, the first and the last chat, and how many messages each of them has. */
    counters: `
      UPDATE chats SET message_count = ?4, revision = 1 + ?4
      WHERE owner = ?1 AND id BETWEEN ${ID('?2')} AND ${ID('?3')}`,
    /** Binds the owner, chats and sequences from and to, role and content. */
    messages: `${PLACES} ${into('messages', 'FROM c CROSS JOIN s')}`,
    /** Binds the owner, chats and sequences from and to, and the attachments as JSON. */
    attachments: `
      ${PLACES} ${into('message_attachments', 'FROM c CROSS JOIN s CROSS JOIN json_each(?6)')}`,
  };
}
