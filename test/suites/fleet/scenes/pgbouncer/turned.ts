import { burst, onlyUnavailable, recover } from '../../../faults/burst';
import { check } from '../../../faults/check';
import type { Setting } from '../../../faults/fault';
import { createChats, Journal } from '../../../faults/journal';
import { query } from '../../../faults/postgres';
import { pooled, type Mode } from './pooled';

/** In session mode whoever is connected keeps its connection, unless it is ended. */
const ANEW = { session: ['KILL', 'RESUME'], transaction: ['RECONNECT'] };

/** A database that has only read takes writes again: PgBouncer has to be told to connect anew. */
export async function turned(setting: Setting, mode: Mode): Promise<void> {
  const { report, serve } = setting;
  const { db, direct, bouncer } = await pooled(setting, mode);
  const journal = new Journal();
  const { client } = await serve(db);
  const [chat] = (await createChats(client, 1)) as [string];
  const name = new URL(direct).pathname.slice(1);
  const turn = (value: 'on' | 'off') =>
    query(
      direct,
      `BEGIN READ WRITE; ALTER DATABASE ${name} SET default_transaction_read_only = ${value}; COMMIT`,
    );
  const anew = async () => {
    for (const command of ANEW[mode]) await bouncer.ask(`${command} ${name}`);
  };
  await turn('on');
  await anew();
  await client.send({ path: '/ready' }); // it may find out that a connection is gone
  const refused = onlyUnavailable(await burst(journal, chat, client, 3), report);
  report.expect(refused === 3, `${3 - refused} stored in a database that only reads`);
  await turn('off');
  await anew();
  const first = journal.entries.find(({ state }) => state === 'refused')!;
  report.time('writes again after it only read in', await recover(journal, first, client), 2_000);
  report.found(await check(db, journal));
}
