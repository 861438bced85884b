import { readConfig } from '../../src/config';
import { openPostgres } from '../../src/db/drivers/postgres';
import { MIGRATIONS_TABLE } from '../../src/db/migrate';
import { migrations, type Migration } from '../../src/db/migrations';
import type { Connections } from '../../src/db/database';
import { withConnection, type Connection } from './connection';
import { count, markdown, megabytes, seconds } from './markdown';
import { becomeOld } from './old-version';

/** What a migration cost. */
interface Cost {
  readonly name: string;
  readonly milliseconds: number;
  readonly locks: readonly {
    readonly table: string;
    readonly mode: string;
    readonly after: number;
  }[];
  /** Tables whose rows were written anew, by its own statements or by PostgreSQL. */
  readonly rewritten: readonly string[];
  /** Bytes of the write-ahead log. */
  readonly log: number;
  /** How much larger the database is before it is committed: room that has to be there. */
  readonly room: number;
}

/**
 * Makes of a filled database one of the first version, and lets it go through every migration
 * since, each in a transaction of its own, as it would have been when it came.
 */
export async function migrationCosts(
  url: string,
  progress: (text: string) => void,
): Promise<readonly Cost[]> {
  await becomeOld(url, progress);
  const { database: config } = readConfig({ DATABASE_URL: url });
  if (config.dialect !== 'postgres') throw new Error('It is about PostgreSQL.');
  const connections = openPostgres(config);
  try {
    const costs: Cost[] = [];
    const [first, ...others] = migrations;
    const before = new Set([first!.name]);
    for (const migration of others) {
      progress(migration.name);
      costs.push(await withConnection(url, (on) => costOf(migration, connections, before, on)));
      before.add(migration.name);
    }
    return costs;
  } finally {
    await connections.close();
  }
}

async function costOf(
  { name, up }: Migration,
  { migrating }: Connections,
  before: ReadonlySet<string>,
  on: Connection,
): Promise<Cost> {
  const at = () => on.one<{ log: number; size: number }>(STATE);
  const [started, files] = [await at(), await on.rows<File>(FILES)];
  const seen = new Map<string, number>();
  let end: { log: number; size: number } | undefined;
  const begun = performance.now();
  await migrating(async (tx) => {
    const [{ pid }] = (await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')) as [
      { pid: number },
    ];
    let working = true;
    const watching = watch(on, pid, seen, () => working);
    const done = async () => {
      await up(tx, new Set(before));
      await tx.run(`INSERT INTO ${MIGRATIONS_TABLE} (name) VALUES ($1)`, [name]);
      await tx.query('SELECT 1 AS done'); // what was only sent so far is waited for
    };
    await done().finally(() => (working = false));
    await watching;
    await look(on, pid, seen); // locks are held to the end, so that all of them are there now
    end = await at();
  });
  const milliseconds = performance.now() - begun;
  const now = await on.rows<File>(FILES);
  const rewritten = now
    .filter(({ name: table, file }) => files.find((one) => one.name === table)?.file !== file)
    .map(({ name: table }) => table);
  const locks = [...seen].map(([lock, first]) => {
    const [table, mode] = lock.split(' ') as [string, string];
    return { table, mode, after: first - begun };
  });
  return {
    name,
    milliseconds,
    locks,
    rewritten,
    log: end!.log - started.log,
    room: end!.size - started.size,
  };
}

interface File {
  readonly name: string;
  readonly file: string;
}

const STATE = `SELECT (pg_current_wal_lsn() - '0/0')::float8 AS log,
  pg_database_size(current_database())::float8 AS size`;
const FILES = `SELECT relname AS name, relfilenode::text AS file FROM pg_class
  WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace`;

/** Tables that were there before; a lock that keeps readers or writers out. */
const LOCKS = `
  SELECT l.relation::regclass::text AS "table", l.mode FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
  WHERE l.pid = $1 AND l.granted AND c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
    AND l.mode IN ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')`;

async function look({ rows }: Connection, pid: number, seen: Map<string, number>): Promise<void> {
  for (const { table, mode } of await rows<{ table: string; mode: string }>(LOCKS, [pid])) {
    const lock = `${table} ${mode}`;
    if (!seen.has(lock)) seen.set(lock, performance.now());
  }
}

async function watch(
  on: Connection,
  pid: number,
  seen: Map<string, number>,
  working: () => boolean,
): Promise<void> {
  while (working()) {
    await look(on, pid, seen);
    await on.rows('SELECT pg_sleep(0.02)');
  }
}

export function migrationTable(costs: readonly Cost[], messages: number): string {
  return markdown(
    [
      'migration',
      'time',
      'a million messages',
      'nobody reads',
      'nobody writes',
      'tables written anew',
      'log',
      'room',
    ],
    costs.map(({ name, milliseconds, locks, rewritten, log, room }) => [
      `\`${name}\``,
      seconds(milliseconds),
      seconds((milliseconds * 1e6) / messages),
      held(locks, milliseconds, true),
      held(locks, milliseconds, false),
      rewritten.map((table) => `\`${table}\``).join(', '),
      megabytes(log),
      megabytes(room),
    ]),
  );
}

/** Which tables are locked, and for how long: from the first sight of a lock to the end. */
function held(locks: Cost['locks'], milliseconds: number, all: boolean): string {
  const wanted = locks.filter(({ mode }) => (mode === 'AccessExclusiveLock') === all);
  return wanted
    .map(({ table, after }) => `\`${table}\` ${count(Math.max(0, milliseconds - after) / 1_000)} s`)
    .join(', ');
}
