import type { Tx } from '../tx';

export const name = '004-changes';

/**
 * Finds what has changed since a revision. Few chats are pinned, and an index of
 * those alone costs an append nothing.
 */
export async function up({ dialect: { types }, run }: Tx): Promise<void> {
  await run('CREATE INDEX chats_by_revision ON chats (owner, revision)');
  await run('CREATE INDEX deletions_by_chat ON deletions (owner, chat_id, revision)');
  await run('CREATE INDEX messages_by_revision ON messages (owner, chat_id, revision)');
  await run('DROP INDEX chats_by_pin');
  await run(`
    CREATE INDEX pinned_chats ON chats (owner, archived, last_activity_at, id) WHERE pinned`);
  await run(`ALTER TABLE live_messages ADD COLUMN rewritten ${types.integer} NOT NULL DEFAULT 0`);
}
