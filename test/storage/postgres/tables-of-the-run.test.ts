import { useApp } from '../../support/app';
import { PARTITIONS } from '../../support/partitioned';

/** Set by `npm run test:partitions`. */
declare const PARTITIONED: true | undefined;

const app = useApp();

it('The tables are partitioned in a run that asks for it, and in no other.', async () => {
  const asked = typeof PARTITIONED !== 'undefined';
  const rows = await app.service.database.reader.query<{ name: string; partitions: number }>(`
    SELECT c.relname AS name,
      (SELECT count(*)::integer FROM pg_inherits i WHERE i.inhparent = c.oid) AS partitions
    FROM pg_class c WHERE c.relname IN (SELECT table_name FROM information_schema.columns
      WHERE column_name = 'owner' AND table_schema = 'public') AND NOT c.relispartition
      AND c.relkind IN ('r', 'p')`);
  expect(Object.fromEntries(rows.map(({ name, partitions }) => [name, partitions]))).toEqual(
    Object.fromEntries(
      ['owners', 'chats', 'messages', 'live_messages', 'deletions'].map((name) => [
        name,
        asked ? PARTITIONS : 0,
      ]),
    ),
  );
});
