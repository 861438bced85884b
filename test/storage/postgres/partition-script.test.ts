import { Client } from 'pg';
import { useApp } from '../../support/app';
import { freshPostgres } from '../../support/fresh-database';
import { makePartitioned } from '../../support/partitioned';

/** Names of what later migrations may change or drop; those that PostgreSQL derives for partitions are left out. */
const NAMES = `
  SELECT name FROM (
    SELECT conname AS name, conrelid AS of FROM pg_constraint WHERE conparentid = 0
    UNION SELECT relname, indrelid FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
    UNION SELECT stxname, stxrelid FROM pg_statistic_ext) s
  JOIN pg_class c ON c.oid = s.of
  WHERE NOT c.relispartition AND c.relname IN ('owners', 'chats', 'messages', 'live_messages', 'deletions')
  ORDER BY name`;

const app = useApp();

it('The script keeps the names of constraints, indexes and statistics.', async () => {
  const before = await app.service.database.reader.query<{ name: string }>(NAMES);
  const database = await freshPostgres(makePartitioned);
  const client = new Client({ connectionString: database.url });
  try {
    await client.connect();
    const { rows } = await client.query<{ name: string }>(NAMES);
    expect(rows).toEqual(before);
    expect(rows).toContainEqual({ name: 'messages_of_chats' });
  } finally {
    await client.end();
    await database.remove();
  }
});
