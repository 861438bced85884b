import type { TestDatabase } from '../../../faults/database';
import type { Setting } from '../../../faults/fault';
import { query } from '../../../faults/postgres';
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

/** As docs/deploy.md has it: what the servers ask for when they connect is not refused. */
export const SETTINGS = {
  ignore_startup_parameters: 'statement_timeout, idle_in_transaction_session_timeout',
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
