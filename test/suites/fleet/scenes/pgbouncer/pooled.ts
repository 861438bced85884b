import type { TestDatabase } from '../../../faults/database';
import type { Setting } from '../../../faults/fault';
import { query } from '../../../faults/postgres';
import { documented } from '../../parts/documented';
import { startPgBouncer, type PgBouncer, type PgBouncerOptions } from '../../parts/pgbouncer';

export type Mode = PgBouncerOptions['mode'];

/** A database and PgBouncer in front of it. */
export interface Pooled {
  /** The database for servers, through PgBouncer; what looks into it goes past. */
  readonly db: TestDatabase;
  /** Its URL past PgBouncer. */
  readonly direct: string;
  readonly bouncer: PgBouncer;
}

/** What docs/deploy.md says in `[pgbouncer]`, but for where it listens and who may come. */
export const SETTINGS: Readonly<Record<string, string>> = Object.fromEntries(
  documented('ini')
    .split('[pgbouncer]\n')[1]!
    .split('\n')
    .map((line) => line.split(' = ') as [string, string])
    .filter(([name]) => !/^(listen|auth)_|^pool_mode$/.test(name)),
);

/** What the servers are told of it. */
export const ENV: Readonly<Record<Mode, Readonly<Record<string, string>>>> = {
  session: {},
  transaction: { DATABASE_LISTEN: 'off' },
};

/**
 * Makes an empty database behind PgBouncer.
 * @param seconds that the role bounds a statement to, since PgBouncer takes no bound from the servers.
 */
export async function pooled(
  { database, owned }: Pick<Setting, 'database' | 'owned'>,
  mode: Mode,
  settings: PgBouncerOptions['settings'] = {},
  seconds = 60,
): Promise<Pooled> {
  const straight = await database();
  const name = new URL(straight.url).pathname.slice(1);
  for (const [limit, value] of [
    ['statement_timeout', seconds],
    ['idle_in_transaction_session_timeout', seconds + 1],
  ] as const)
    await query(
      straight.url,
      `ALTER ROLE CURRENT_USER IN DATABASE ${name} SET ${limit} = '${value}s'`,
    );
  const bouncer = await owned(() =>
    startPgBouncer({ database: straight.url, mode, settings: { ...SETTINGS, ...settings } }),
  );
  return { db: { ...straight, url: bouncer.url }, direct: straight.url, bouncer };
}
