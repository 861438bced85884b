import type { Tx } from '../tx';

export const name = '006-plans';

/** Nothing is elsewhere, and nothing that an older server writes is in its way. */
export const needs = '005-attachments';

/**
 * Leads PostgreSQL to the index that names a message. To its statistics an owner and a
 * chat look independent, so that both together seem to leave a single message: each index
 * that begins with them looks as good as the whole key, and one was taken that reads the
 * whole chat. `npm run bench -- --large --only plans` shows which are taken. SQLite prefers
 * a whole key by itself.
 */
export async function up({ dialect, run }: Tx): Promise<void> {
  if (dialect.name === 'sqlite') return;
  // How many messages a chat has: the chat tells the owner.
  await run('CREATE STATISTICS messages_of_chats (dependencies) ON owner, chat_id FROM messages');
  // For a look-up by sequence this one has no more than the owner.
  await run('CREATE UNIQUE INDEX messages_by_id_6 ON messages (owner, id, chat_id)');
  // For none but those who say that the revision is above 0, as each is; with all that finds the end of a page.
  await run(`
    CREATE INDEX messages_by_revision_6 ON messages (owner, chat_id, revision) INCLUDE (size)
    WHERE revision > 0`);
  await run('ANALYZE messages');
  for (const name of ['messages_by_id', 'messages_by_revision']) {
    await run(`DROP INDEX ${name}`); // only now: nobody reads from here to the commit
    await run(`ALTER INDEX ${name}_6 RENAME TO ${name}`);
  }
}
