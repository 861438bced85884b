import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findPostgres } from '../../../support/postgres-binaries';
import { find } from './program';

/** What a fleet needs and this machine lacks, in one line; undefined where all is there. */
export function missingParts(): string | undefined {
  const postgres = findPostgres();
  if (!postgres) return 'no PostgreSQL that is installed';
  if (!existsSync(join(dirname(postgres.initdb), 'pg_basebackup')))
    return 'a PostgreSQL without pg_basebackup';
  try {
    for (const name of ['nginx', 'pgbouncer']) find(name);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
