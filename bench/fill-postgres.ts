import { Client } from 'pg';
import { insert, type Columns } from './columns';
import { latest, type Filling } from './fill';
import { OWNER, SAMPLE, SAMPLE_SIZE } from './sample';

/** Fills a migrated PostgreSQL database with the same rows as a SQLite file, past the server. */
export async function fillPostgres(url: string, filling: Filling): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const into = async (table: string, source: string) =>
      insert(table, COLUMNS[table]!, await columns(client, table), source);
    const chats = await into('chats', 'FROM generate_series(1, $2::int) AS i');
    const { content = SAMPLE.content, interleaved } = filling;
    const order = interleaved ? ' ORDER BY j, i' : '';
    const messages = await into('messages', PLACES + order);
    const images = JSON.stringify(SAMPLE.attachments);
    const inRow = (await columns(client, 'messages')).has('attachments');
    // Of a version, or a layout, that keeps attachments as rows.
    const attachments =
      (await columns(client, 'message_attachments')).size > 0 &&
      (await into(
        'message_attachments',
        `${PLACES}, json_array_elements($5::json) WITH ORDINALITY AS a${order && `${order}, a.ordinality`}`,
      ));
    if ((await columns(client, 'owners')).size > 0)
      await client.query('INSERT INTO owners VALUES ($1, $2, 0)', [OWNER, latest(filling)]);
    await client.query(chats, [OWNER, filling.chats]);
    let first = 1;
    for (const filled of filling.filled) {
      const last = first + filled.chats - 1;
      const place = [OWNER, first, last, filled.messages];
      await client.query(COUNTERS, place);
      const values = [...place, SAMPLE.role, content];
      const json = attachments ? '[]' : images;
      await client.query(messages, inRow ? [...values, json] : values);
      if (attachments) await client.query(attachments, [...place, images]);
      first = last + 1;
    }
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}

async function columns(client: Client, table: string): Promise<Set<string>> {
  const sql = `SELECT column_name FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = $1`;
  const { rows } = await client.query<{ column_name: string }>(sql, [table]);
  return new Set(rows.map((row) => row.column_name));
}

const ID = (number: string) =>
  `('00000000-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
const TIME = (seconds: string) => `to_timestamp(1767225600 + ${seconds})`;

const COLUMNS: Readonly<Record<string, Columns>> = {
  chats: {
    owner: '$1',
    id: ID('i'),
    title: "'Chat ' || i",
    metadata: `'{"model":"storyteller-2"}'`,
    pinned: 'false',
    archived: 'false',
    message_count: '0',
    last_activity_at: TIME('i'),
    created_at: TIME('i'),
    updated_at: TIME('i'),
    revision: '1',
    largest_message: `${SAMPLE_SIZE}`,
  },
  messages: {
    owner: '$1',
    chat_id: ID('i'),
    sequence: 'j',
    id: "(lpad(to_hex(i), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(j), 12, '0'))::uuid",
    role: '$5',
    content: '$6',
    status: "'completed'",
    metadata: "'{}'",
    created_at: TIME('i'),
    updated_at: TIME('i'),
    revision: 'j + 1',
    parent_sequence: 'NULLIF(j - 1, 0)',
    size: `${SAMPLE_SIZE}`,
    attachments: '$7::jsonb',
  },
  message_attachments: {
    owner: '$1',
    chat_id: ID('i'),
    sequence: 'j',
    position: 'a.ordinality - 1',
    type: "a.value ->> 'type'",
    url: "a.value ->> 'url'",
    alt: "a.value ->> 'alt'",
    width: "(a.value ->> 'width')::int",
    height: "(a.value ->> 'height')::int",
  },
};

const COUNTERS = `
  UPDATE chats SET message_count = $4::int, revision = 1 + $4::int
  WHERE owner = $1 AND id BETWEEN ${ID('$2::int')} AND ${ID('$3::int')}`;

const PLACES = 'FROM generate_series($2::int, $3::int) AS i, generate_series(1, $4::int) AS j';
