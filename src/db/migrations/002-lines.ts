import { noteErasure } from '../queries/erasure';
import type { Tx } from '../tx';
import { name as first } from './001-chats-and-messages';
import { imagesSize, metadataSize, textSize } from './002-sizes';

export const name = '002-lines';

/**
 * Gives each owner a line of change and messages their parents, payloads and
 * sizes. The messages move to new tables: rows of this length take SQLite a
 * third longer to write where they are kept in the order of their key.
 */
export async function up(tx: Tx, before: ReadonlySet<string>): Promise<void> {
  await addLines(tx);
  if (before.has(first)) await takeOver(tx);
  await addMessages(tx);
  await addSizes(tx);
}

/**
 * A line begins beyond every number that this version could have given: a chat
 * that is made again under the id of one deleted long ago must not come by an
 * `ETag` that a client still holds.
 */
async function addLines({ dialect: { types, inKeyOrder }, run }: Tx): Promise<void> {
  await run(`
    CREATE TABLE owners (
      owner VARCHAR(255) NOT NULL PRIMARY KEY,
      revision ${types.integer} NOT NULL,
      cleared ${types.integer} NOT NULL
    ) ${inKeyOrder}`);
  await run(`
    INSERT INTO owners (owner, revision, cleared)
    SELECT owner, (max(revision) / 1000000 + 1) * 1000000, 0 FROM chats GROUP BY owner`);
  await run(`
    CREATE TABLE deletions (
      owner VARCHAR(255) NOT NULL,
      revision ${types.integer} NOT NULL,
      chat_id ${types.uuid} NOT NULL,
      PRIMARY KEY (owner, revision)
    ) ${inKeyOrder}`);
}

/**
 * The one owner there was so far may have deleted every chat. Their numbers
 * count as given, and their text may still be in the files.
 */
async function takeOver(tx: Tx): Promise<void> {
  await tx.run(`
    INSERT INTO owners (owner, revision, cleared)
    SELECT 'local', 1000000, 0 WHERE NOT EXISTS (SELECT 1 FROM owners WHERE owner = 'local')`);
  await noteErasure(tx);
}

async function addMessages({ dialect, run, query }: Tx): Promise<void> {
  const { types, inKeyOrder } = dialect;
  for (const table of ['message_attachments', 'messages'])
    await run(`ALTER TABLE ${table} RENAME TO old_${table}`);
  await run(`
    CREATE TABLE messages (
      owner VARCHAR(255) NOT NULL,
      chat_id ${types.uuid} NOT NULL,
      sequence ${types.integer} NOT NULL,
      id ${types.uuid} NOT NULL,
      role VARCHAR(16) NOT NULL,
      status VARCHAR(16) NOT NULL,
      parent_sequence ${types.integer},
      size ${types.integer} NOT NULL,
      created_at ${types.time} NOT NULL,
      updated_at ${types.time} NOT NULL,
      revision ${types.integer} NOT NULL,
      idempotency_key VARCHAR(255),
      request_hash VARCHAR(64),
      idempotency_span ${types.integer},
      format VARCHAR(64),
      metadata ${types.json} NOT NULL,
      content TEXT NOT NULL,
      payload TEXT,
      PRIMARY KEY (owner, chat_id, sequence),
      FOREIGN KEY (owner, chat_id) REFERENCES chats (owner, id) ON DELETE CASCADE
    )`);
  await run(`
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
    ) ${inKeyOrder}`);
  // A key stands for whatever was stored in the same moment: at least all that its request made.
  await run(`
    INSERT INTO messages
    SELECT owner, chat_id, sequence, id, role, status, NULLIF(sequence - 1, 0),
      ${textSize(dialect)} + ${imagesSize(dialect)} + ${metadataSize(dialect)},
      created_at, updated_at, revision, idempotency_key, request_hash,
      CASE WHEN idempotency_key IS NOT NULL THEN (
        SELECT count(*) FROM old_messages n
        WHERE n.owner = m.owner AND n.chat_id = m.chat_id AND n.created_at = m.created_at
          AND n.sequence BETWEEN m.sequence AND m.sequence + 99) END,
      NULL, metadata, content, NULL
    FROM old_messages m ORDER BY owner, chat_id, sequence`);
  await run(`
    INSERT INTO message_attachments
    SELECT owner, chat_id, sequence, position, type, url, alt, width, height
    FROM old_message_attachments`);
  for (const table of ['message_attachments', 'messages']) {
    const [counts] = await query<{ now: unknown; before: unknown }>(`
      SELECT (SELECT count(*) FROM ${table}) AS now,
        (SELECT count(*) FROM old_${table}) AS before`);
    if (counts!.now !== counts!.before)
      throw new Error(
        `${table} would have ${String(counts!.now)} of ${String(counts!.before)} rows.`,
      );
    await run(`DROP TABLE old_${table}`);
  }
  await run('CREATE UNIQUE INDEX messages_by_id ON messages (owner, chat_id, id)');
  await run(`
    CREATE UNIQUE INDEX messages_by_idempotency_key ON messages (owner, chat_id, idempotency_key)
    WHERE idempotency_key IS NOT NULL`);
}

async function addSizes({ dialect: { types }, run }: Tx): Promise<void> {
  await run(`ALTER TABLE chats ADD COLUMN largest_message ${types.integer} NOT NULL DEFAULT 0`);
  await run(`
    UPDATE chats SET largest_message = COALESCE((
      SELECT max(m.size) FROM messages m WHERE m.owner = chats.owner AND m.chat_id = chats.id), 0)`);
}
