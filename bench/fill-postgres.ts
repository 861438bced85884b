import { Client } from 'pg';
import type { Filling } from './fill';
import { OWNER, SAMPLE } from './sample';

/** Fills a migrated PostgreSQL database with the same rows as a SQLite file, past the server. */
export async function fillPostgres(url: string, filling: Filling): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(CHATS, [OWNER, filling.chats]);
    let first = 1;
    for (const { chats, messages } of filling.filled) {
      const last = first + chats - 1;
      await client.query(COUNTERS, [OWNER, first, last, messages]);
      const { role, content, attachments } = SAMPLE;
      await client.query(MESSAGES, [OWNER, first, last, messages, role, content]);
      const images = JSON.stringify(attachments);
      await client.query(ATTACHMENTS, [OWNER, first, last, messages, images]);
      first = last + 1;
    }
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}

const ID = (number: string) =>
  `('00000000-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
const TIME = (seconds: string) => `to_timestamp(1767225600 + ${seconds})`;

const CHATS = `
  INSERT INTO chats (owner, id, title, metadata, pinned, archived, message_count,
    last_activity_at, created_at, updated_at, revision)
  SELECT $1, ${ID('i')}, 'Chat ' || i, '{"model":"storyteller-2"}', false, false, 0,
    ${TIME('i')}, ${TIME('i')}, ${TIME('i')}, 1
  FROM generate_series(1, $2::int) AS i`;

const COUNTERS = `
  UPDATE chats SET message_count = $4::int, revision = 1 + $4::int
  WHERE owner = $1 AND id BETWEEN ${ID('$2::int')} AND ${ID('$3::int')}`;

const MESSAGES = `
  INSERT INTO messages (owner, chat_id, sequence, id, role, content, status, metadata,
    created_at, updated_at, revision)
  SELECT $1, ${ID('i')}, j,
    (lpad(to_hex(i), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(j), 12, '0'))::uuid,
    $5, $6, 'completed', '{}', ${TIME('i')}, ${TIME('i')}, j + 1
  FROM generate_series($2::int, $3::int) AS i, generate_series(1, $4::int) AS j`;

const ATTACHMENTS = `
  INSERT INTO message_attachments (owner, chat_id, sequence, position, type, url, alt, width, height)
  SELECT $1, ${ID('i')}, j, a.ordinality - 1, a.value ->> 'type', a.value ->> 'url',
    a.value ->> 'alt', (a.value ->> 'width')::int, (a.value ->> 'height')::int
  FROM generate_series($2::int, $3::int) AS i, generate_series(1, $4::int) AS j,
    json_array_elements($5::json) WITH ORDINALITY AS a`;
