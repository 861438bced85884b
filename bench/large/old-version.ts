import { readConfig } from '../../src/config';
import { openPostgres } from '../../src/db/drivers/postgres';
import { MIGRATIONS_TABLE } from '../../src/db/migrate';
import * as first from '../../src/db/migrations/001-chats-and-messages';
import { withConnection } from './connection';
import { TABLES } from './indexes';

const ASIDE = 'of_this_version';

/** What the first version knew, of what this one knows. */
const TAKEN = [
  `INSERT INTO chats SELECT owner, id, title, metadata, pinned, archived, message_count, last_activity_at,
     created_at, updated_at, revision, idempotency_key, request_hash FROM ${ASIDE}.chats`,
  `INSERT INTO messages SELECT owner, chat_id, sequence, id, role, content, status, metadata, created_at,
     updated_at, revision, idempotency_key, request_hash FROM ${ASIDE}.messages
   WHERE status <> 'deleted'`,
  `INSERT INTO message_attachments SELECT m.owner, m.chat_id, m.sequence, a.ordinality - 1, a.value ->> 'type',
     a.value ->> 'url', a.value ->> 'alt', (a.value ->> 'width')::bigint, (a.value ->> 'height')::bigint
   FROM ${ASIDE}.messages m, jsonb_array_elements(m.attachments) WITH ORDINALITY AS a
   WHERE m.status <> 'deleted'`,
];

/**
 * Makes of a filled database of this version one of the first version with the same chats and texts,
 * as far as that could keep them: each chat had numbers of its own then, which makes no
 * difference to what a migration costs.
 */
export async function becomeOld(url: string, progress: (text: string) => void): Promise<void> {
  await withConnection(url, async ({ rows }) => {
    await rows(`CREATE SCHEMA ${ASIDE}`);
    for (const table of [...TABLES, MIGRATIONS_TABLE])
      await rows(`ALTER TABLE ${table} SET SCHEMA ${ASIDE}`);
  });
  const { database: config } = readConfig({ DATABASE_URL: url });
  if (config.dialect !== 'postgres') throw new Error('It is about PostgreSQL.');
  const connections = openPostgres(config);
  await connections
    .migrating(async (tx) => {
      await tx.run(`CREATE TABLE ${MIGRATIONS_TABLE} (name VARCHAR(255) NOT NULL PRIMARY KEY)`);
      await first.up(tx);
      await tx.run(`INSERT INTO ${MIGRATIONS_TABLE} (name) VALUES ($1)`, [first.name]);
    })
    .finally(() => connections.close());
  await withConnection(url, async ({ rows }) => {
    for (const [i, taken] of TAKEN.entries()) {
      progress(`making a database of ${first.name}: table ${i + 1} of ${TAKEN.length}`);
      await rows(taken);
    }
    await rows(`DROP SCHEMA ${ASIDE} CASCADE`);
    progress(`making a database of ${first.name}: VACUUM, ANALYZE`);
    await rows('VACUUM (ANALYZE)');
  });
}
