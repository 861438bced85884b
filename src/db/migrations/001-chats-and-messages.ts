import type { Tx } from '../tx';

export const name = '001-chats-and-messages';

/**
 * Every primary key leads with the owner, then the chat, then the sequence, so
 * that the rows of a page lie together.
 */
export async function up({ dialect: { types, inKeyOrder }, run }: Tx): Promise<void> {
  await run(`
    CREATE TABLE chats (
      owner VARCHAR(255) NOT NULL,
      id ${types.uuid} NOT NULL,
      title VARCHAR(200),
      metadata ${types.json} NOT NULL,
      pinned ${types.boolean} NOT NULL,
      archived ${types.boolean} NOT NULL,
      message_count ${types.integer} NOT NULL,
      last_activity_at ${types.time} NOT NULL,
      created_at ${types.time} NOT NULL,
      updated_at ${types.time} NOT NULL,
      revision ${types.integer} NOT NULL,
      idempotency_key VARCHAR(255),
      request_hash VARCHAR(64),
      PRIMARY KEY (owner, id)
    ) ${inKeyOrder}`);
  await run('CREATE INDEX chats_by_activity ON chats (owner, archived, last_activity_at, id)');
  await run('CREATE INDEX chats_by_pin ON chats (owner, archived, pinned, last_activity_at, id)');
  await run(`
    CREATE UNIQUE INDEX chats_by_idempotency_key ON chats (owner, idempotency_key)
    WHERE idempotency_key IS NOT NULL`);

  await run(`
    CREATE TABLE messages (
      owner VARCHAR(255) NOT NULL,
      chat_id ${types.uuid} NOT NULL,
      sequence ${types.integer} NOT NULL,
      id ${types.uuid} NOT NULL,
      role VARCHAR(16) NOT NULL,
      content TEXT NOT NULL,
      status VARCHAR(16) NOT NULL,
      metadata ${types.json} NOT NULL,
      created_at ${types.time} NOT NULL,
      updated_at ${types.time} NOT NULL,
      revision ${types.integer} NOT NULL,
      idempotency_key VARCHAR(255),
      request_hash VARCHAR(64),
      PRIMARY KEY (owner, chat_id, sequence),
      FOREIGN KEY (owner, chat_id) REFERENCES chats (owner, id) ON DELETE CASCADE
    ) ${inKeyOrder}`);
  await run('CREATE UNIQUE INDEX messages_by_id ON messages (owner, chat_id, id)');
  await run(`
    CREATE UNIQUE INDEX messages_by_idempotency_key ON messages (owner, chat_id, idempotency_key)
    WHERE idempotency_key IS NOT NULL`);

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
}
