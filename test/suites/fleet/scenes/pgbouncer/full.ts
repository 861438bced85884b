import { Client } from 'pg';
import { burst, onlyUnavailable, reads, recover } from '../../../faults/burst';
import { check } from '../../../faults/check';
import type { Setting } from '../../../faults/fault';
import { createChats, Journal } from '../../../faults/journal';
import { pooled, type Mode } from './pooled';

const CLIENTS = 10;
/** Connections that PgBouncer has for all. */
const SIZE = 4;

/** How PgBouncer can be full: of those who wait for a connection to PostgreSQL, or of all who may connect. */
const FULL = {
  query_wait_timeout: { default_pool_size: SIZE, query_wait_timeout: 1 },
  max_client_conn: { max_client_conn: SIZE },
};

/** Others have taken all of PgBouncer: servers answer 503 until they are gone. */
export async function full(setting: Setting, mode: Mode): Promise<void> {
  const { report, serve, owned, progress } = setting;
  for (const [what, settings] of Object.entries(FULL)) {
    const { db, bouncer } = await pooled(setting, mode, settings);
    const journal = new Journal();
    const { client } = await serve(db, { DATABASE_POOL_SIZE: '1' });
    const [chat] = (await createChats(client, 1)) as [string];
    await burst(journal, chat, client, CLIENTS);
    await bouncer.stop('SIGKILL');
    await bouncer.start(); // whoever comes first now has it all
    const others = await Promise.all(
      Array.from({ length: SIZE }, () => owned(() => occupy(bouncer.url))),
    );
    const begun = performance.now();
    const replies = await burst(journal, chat, client, CLIENTS);
    const refused = onlyUnavailable(replies, report);
    report.expect(
      refused === CLIENTS,
      `${what}: ${CLIENTS - refused} stored past a full PgBouncer`,
    );
    const { status } = await client.send({ path: `/api/v1/chats/${chat}` });
    report.expect(status === 503, `${what}: a read answered ${status}`);
    report.figures.push(`${what}: 503 in ${Math.round(performance.now() - begun)} ms`);
    for (const one of others) await one.drop();
    const first = journal.entries.find(({ state }) => state === 'refused')!;
    report.time('stored again in', await recover(journal, first, client), 3_000);
    await reads(chat, client, report);
    report.found(await check(db, journal));
    progress(`${what}: ${refused} refused`);
  }
}

/** Begins a transaction on a connection of its own; `drop` ends it. */
async function occupy(url: string) {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('BEGIN');
  return { drop: () => client.end() };
}
