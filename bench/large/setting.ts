import type { Connection } from './connection';
import { megabytes } from './markdown';

const NAMES = [
  'shared_buffers',
  'effective_cache_size',
  'fsync',
  'synchronous_commit',
  'full_page_writes',
  'max_wal_size',
  'autovacuum',
  'default_toast_compression',
];

/** What a reader has to know of the PostgreSQL that was measured. */
export async function settingOf({ one, rows }: Connection): Promise<readonly string[]> {
  const { version } = await one<{ version: string }>(
    "SELECT current_setting('server_version') AS version",
  );
  const settings = await rows<{ name: string; value: string }>(
    'SELECT name, current_setting(name) AS value FROM pg_settings WHERE name = ANY($1) ORDER BY array_position($1, name)',
    [NAMES],
  );
  const { bytes } = await one<{ bytes: number }>(
    'SELECT pg_database_size(current_database())::float8 AS bytes',
  );
  return [
    `PostgreSQL ${version}, a database of ${megabytes(bytes)}.`,
    `${settings.map(({ name, value }) => `${name}=${value}`).join(', ')}.`,
  ];
}
