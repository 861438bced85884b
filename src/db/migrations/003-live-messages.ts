import type { Tx } from '../tx';

export const name = '003-live-messages';

/** A table of its own, so that a sign of life writes a few bytes and not the message again. */
export async function up({ dialect: { types, inKeyOrder }, run }: Tx): Promise<void> {
  await run(`
    CREATE TABLE live_messages (
      owner VARCHAR(255) NOT NULL,
      chat_id ${types.uuid} NOT NULL,
      sequence ${types.integer} NOT NULL,
      touched_at ${types.time} NOT NULL,
      PRIMARY KEY (owner, chat_id, sequence),
      FOREIGN KEY (owner, chat_id, sequence)
        REFERENCES messages (owner, chat_id, sequence) ON DELETE CASCADE
    ) ${inKeyOrder}`);
  await run('CREATE INDEX live_messages_by_time ON live_messages (touched_at)');
}
