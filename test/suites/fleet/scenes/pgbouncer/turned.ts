import { burst, onlyUnavailable, recover } from '../../../faults/burst';
import { check } from '../../../faults/check';
import type { Setting } from '../../../faults/fault';
import { createChats, Journal } from '../../../faults/journal';
import { query } from '../../../faults/postgres';
import { pooled, type Mode } from './pooled';

/** A database that has only read takes writes again: PgBouncer has to be told to connect anew. */
export async function turned(setting: Setting, mode: Mode): Promise<void> {
  const { report, serve } = setting;
  const { db, direct, bouncer } = await pooled(setting, mode);
  const journal = new Journal();
  const { client } = await serve(db);
  const [chat] = (await createChats(client, 1)) as [string];
  const name = new URL(direct).pathname.slice(1);
  const turn = (value: 'on' | 'off') =>
    query(direct, `ALTER DATABASE ${name} SET default_transaction_read_only = ${value}`);
  await turn('on');
  await bouncer.ask(`RECONNECT ${name}`);
  await burst(journal, chat, client, 1); // in session mode it is the last on its connection
  const refused = onlyUnavailable(await burst(journal, chat, client, 3), report);
  report.expect(refused === 3, `${3 - refused} stored in a database that only reads`);
  await turn('off');
  await bouncer.ask(`RECONNECT ${name}`);
  const first = journal.entries.find(({ state }) => state === 'refused')!;
  report.time('writes after RECONNECT in', await recover(journal, first, client), 2_000);
  report.found(await check(db, journal));
}
