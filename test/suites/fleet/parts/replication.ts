import { setTimeout as wait } from 'node:timers/promises';
import type { PostgresCluster } from '../../../support/postgres-cluster';
import { query } from '../../faults/postgres';

/** Milliseconds in which a standby has to be where it is wanted. */
const PATIENCE = 30_000;

/**
 * Lets the primary acknowledge a commit only when its standby has it on disk
 * (PostgreSQL manual, 27.2.8), or without waiting for it. Resolves when that is so.
 */
export async function setSynchronous({ url }: PostgresCluster, on: boolean): Promise<void> {
  await query(url, `ALTER SYSTEM SET synchronous_standby_names = '${on ? '*' : ''}'`);
  await query(url, 'SELECT pg_reload_conf()');
  await until(async () => {
    const [row] = await query<{ sync: number }>(url, SYNCHRONOUS);
    return row!.sync > 0 === on;
  }, 'no standby follows');
}

/** Makes a primary of a standby, which then waits for no other. */
export async function promote(standby: PostgresCluster): Promise<void> {
  const [row] = await query<{ promoted: boolean }>(standby.url, PROMOTE);
  if (!row?.promoted) throw new Error('the standby was not promoted');
  await query(standby.url, `ALTER SYSTEM RESET synchronous_standby_names`);
  await query(standby.url, 'SELECT pg_reload_conf()');
}

/** Nothing more reaches the standby; the primary does not know why. */
export async function cutReplication({ url }: PostgresCluster): Promise<void> {
  await query(url, `ALTER SYSTEM SET primary_conninfo = ''`);
  await query(url, 'SELECT pg_reload_conf()');
  await until(async () => {
    const rows = await query(url, 'SELECT pid FROM pg_stat_wal_receiver');
    return rows.length === 0;
  }, 'the standby still receives');
}

/** Lets a standby fall behind: it receives everything, and shows nothing new. */
export async function pauseReplay({ url }: PostgresCluster): Promise<void> {
  await query(url, 'SELECT pg_wal_replay_pause()');
  await until(async () => {
    const [row] = await query<{ state: string }>(
      url,
      'SELECT pg_get_wal_replay_pause_state() AS state',
    );
    return row!.state === 'paused';
  }, 'the standby does not pause');
}

/** Resolves when it has caught up with the primary. */
export async function resumeReplay(standby: PostgresCluster, primary: PostgresCluster) {
  await query(standby.url, 'SELECT pg_wal_replay_resume()');
  const [row] = await query<{ at: string }>(primary.url, 'SELECT pg_current_wal_lsn() AS at');
  await until(async () => {
    const [replayed] = await query<{ there: boolean }>(
      standby.url,
      'SELECT pg_last_wal_replay_lsn() >= $1::pg_lsn AS there',
      [row!.at],
    );
    return replayed!.there;
  }, 'the standby does not catch up');
}

async function until(holds: () => Promise<boolean>, complaint: string): Promise<void> {
  const begun = performance.now();
  while (!(await holds())) {
    if (performance.now() - begun > PATIENCE) throw new Error(complaint);
    await wait(20);
  }
}

const SYNCHRONOUS = `SELECT count(*)::int AS sync FROM pg_stat_replication WHERE sync_state = 'sync'`;
const PROMOTE = 'SELECT pg_promote(true, 30) AS promoted';
