import { Client } from 'pg';
import { setTimeout as wait } from 'node:timers/promises';
import { burst, onlyUnavailable, recover } from '../../../faults/burst';
import { check } from '../../../faults/check';
import type { Setting } from '../../../faults/fault';
import { createChats, Journal } from '../../../faults/journal';
import { query } from '../../../faults/postgres';
import { pooled, type Mode } from './pooled';

/** Seconds that the role gives a statement; the servers themselves would give it much longer. */
const ROLE = 1;

/** The bounds of the role hold where PgBouncer takes none from the servers, but not for migrations. */
export async function bounded(setting: Setting, mode: Mode): Promise<void> {
  const { report, serve, owned } = setting;
  const { db, direct } = await pooled(setting, mode, {}, ROLE);
  const journal = new Journal();
  const { client } = await serve(db, { DATABASE_STATEMENT_TIMEOUT: '60' });
  const [chat] = (await createChats(client, 1)) as [string];
  const row = await owned(() => hold(direct, 'SELECT 1 FROM chats FOR UPDATE'));
  const begun = performance.now();
  const refused = onlyUnavailable(await burst(journal, chat, client, 5), report);
  report.expect(refused === 5, `${5 - refused} stored past a lock`);
  report.time('behind a lock 503 in', performance.now() - begun, 10_000);
  const waiting = await query(direct, WAITING);
  report.expect(waiting.length === 0, `${waiting.length} statements wait for the lock still`);
  await row.drop();
  await recover(journal, journal.entries[0]!, client);
  report.found(await check(db, journal));

  const turn = await owned(() => hold(direct, 'SELECT pg_advisory_xact_lock(4711202611)'));
  const started = new AbortController();
  const starting = serve(db).finally(() => started.abort());
  starting.catch(() => undefined); // it is awaited below
  while (!started.signal.aborted && (await query(direct, WAITING)).length === 0) await wait(50);
  await wait(ROLE * 2_000);
  await turn.drop();
  await starting;
  report.figures.push('a start waits for its turn past the bound');
}

/** Takes a lock past PgBouncer; `drop` gives it back. */
async function hold(url: string, sql: string) {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('SET idle_in_transaction_session_timeout = 0');
  await client.query('BEGIN');
  await client.query(sql);
  return { drop: () => client.end() };
}

const WAITING = `SELECT pid FROM pg_stat_activity
  WHERE datname = current_database() AND wait_event_type = 'Lock'`;
