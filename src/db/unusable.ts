import { existsSync } from 'node:fs';
import type { DatabaseConfig } from './connect';
import { codeOf } from './failures';
import { MIGRATIONS_TABLE } from './migrate';

/** An error that says in one line why the database that `DATABASE_URL` names cannot be used. */
export function unusable(config: DatabaseConfig, cause: unknown): Error {
  return new Error(`DATABASE_URL names ${nameOf(config)}, which ${complaint(cause)}`, { cause });
}

/** A mistyped path should not leave an empty database behind. @throws Error */
export function expectFile(config: DatabaseConfig): void {
  if (config.dialect === 'sqlite' && !existsSync(config.path))
    throw new Error(`DATABASE_URL names ${config.path}, which does not exist.`);
}

/** For people, and without a password. */
export function nameOf(config: DatabaseConfig): string {
  return config.dialect === 'sqlite' ? config.path : `PostgreSQL at ${new URL(config.url).host}`;
}

/** What SQLite and PostgreSQL say where there is no such table. */
const NEVER_MIGRATED = new RegExp(
  `no such table: ${MIGRATIONS_TABLE}|"${MIGRATIONS_TABLE}" does not exist`,
);

/** What is wrong with it, in a few words. */
function complaint(error: unknown): string {
  const code = codeOf(error as Error);
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) return 'is no SQLite database, or a damaged one.';
  if (/^(SQLITE_(CANTOPEN|READONLY)|E[A-Z]+$)/.test(code)) return `cannot be opened (${code}).`;
  const { message } = error as Error;
  if (NEVER_MIGRATED.test(message)) return 'has no tables of this server: start it there once.';
  return `cannot be used: ${message}`;
}
