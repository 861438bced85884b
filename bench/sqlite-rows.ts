import { insert, type Columns } from './columns';
import { SAMPLE_SIZE } from './sample';

/** How a server spells ids and times; what is given and returned are expressions in SQL. */
export interface Spelling {
  /** By the chat's number. */
  readonly chat: (number: string) => string;
  /** By the chat's number and the message's sequence. */
  readonly message: (chat: string, sequence: string) => string;
  /** By seconds since 1970. */
  readonly time: (seconds: string) => string;
}

export const CONTRACT: Spelling = {
  chat: (number) => `printf('00000000-0000-7000-8000-%012x', ${number})`,
  message: (chat, sequence) => `printf('%08x-0000-7000-8000-%012x', ${chat}, ${sequence})`,
  time: (seconds) => `strftime('%Y-%m-%d %H:%M:%f +00:00', ${seconds}, 'unixepoch')`,
};

export type Table = 'owners' | 'chats' | 'messages' | 'message_attachments';

/** What any server keeps. Numbered from 1 are the chats as `i` and the messages of each as `j`. */
function columnsOf({ chat, message, time }: Spelling): Readonly<Record<Table, Columns>> {
  const made = time('1767225600 + i');
  return {
    owners: { owner: '?1', revision: '?2', cleared: '0' },
    chats: {
      owner: '?1',
      id: chat('i'),
      title: "'Chat ' || i",
      metadata: `'{"model":"storyteller-2"}'`,
      pinned: '0',
      archived: '0',
      message_count: '0',
      last_activity_at: made,
      created_at: made,
      updated_at: made,
      revision: '1',
      largest_message: `${SAMPLE_SIZE}`,
    },
    messages: {
      owner: '?1',
      chat_id: chat('i'),
      sequence: 'j',
      id: message('i', 'j'),
      role: '?6',
      content: '?8',
      status: "'completed'",
      metadata: "'{}'",
      created_at: made,
      updated_at: made,
      revision: 'j + 1',
      parent_sequence: 'NULLIF(j - 1, 0)',
      size: `${SAMPLE_SIZE}`,
      attachments: '?7', // of a server that keeps them as JSON
    },
    message_attachments: {
      owner: '?1',
      chat_id: chat('i'),
      sequence: 'j',
      message_id: message('i', 'j'),
      position: 'key',
      type: "value ->> 'type'",
      url: "value ->> 'url'",
      alt: "value ->> 'alt'",
      width: "value ->> 'width'",
      height: "value ->> 'height'",
    },
  };
}

/** Prime, so that neighbours in time are no neighbours in the file. */
export const STRIDE = 617;

const IN_ORDER = 'SELECT ?2 UNION ALL SELECT i + 1 FROM c WHERE i < ?3';
const SCATTERED = `
  SELECT ?2 UNION ALL SELECT ?2 + (i - ?2 + ${STRIDE}) % (?3 - ?2 + 1) FROM c LIMIT ?3 - ?2 + 1`;

/**
 * The statements that fill a file.
 * @param present the columns that its tables have.
 * @param scattered whether chats take their turns in another order than that of their keys.
 */
export function statements(
  present: Readonly<Record<Table, ReadonlySet<string>>>,
  spelling: Spelling,
  scattered = false,
) {
  // The cross join keeps the order.
  const places = `
  WITH RECURSIVE c(i) AS (${scattered ? SCATTERED : IN_ORDER}),
    s(j) AS (SELECT ?4 UNION ALL SELECT j + 1 FROM s WHERE j < ?5)`;
  const columns = columnsOf(spelling);
  const into = (table: Table, source: string) =>
    insert(table, columns[table], present[table], source);
  const counted = Object.entries({ message_count: '?4', revision: '1 + ?4' })
    .filter(([name]) => present.chats.has(name))
    .map(([name, value]) => `${name} = ${value}`);
  return {
    /** Binds the owner and a number beyond every revision; undefined where there are no lines. */
    line: present.owners.size === 0 ? undefined : into('owners', ''),
    /** Binds the owner and how many. */
    chats: `
      WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < ?2)
      ${into('chats', 'FROM c')}`,
    /** Binds the owner, the first and the last chat, and how many messages each of them has. */
    counters: `
      UPDATE chats SET ${counted.join(', ')}
      WHERE ${present.chats.has('owner') ? 'owner = ?1 AND' : ''}
        id BETWEEN ${spelling.chat('?2')} AND ${spelling.chat('?3')}`,
    /** Binds the owner, chats and sequences from and to, role, the attachments as JSON, and content. */
    messages: `${places} ${into('messages', 'FROM c CROSS JOIN s')}`,
    /** Binds the owner, chats and sequences from and to, and the attachments as JSON; undefined without a table. */
    attachments:
      present.message_attachments.size === 0
        ? undefined
        : `${places} ${into('message_attachments', 'FROM c CROSS JOIN s CROSS JOIN json_each(?6)')}`,
  };
}
