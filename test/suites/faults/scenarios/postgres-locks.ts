import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { burst, onlyUnavailable, reads, recover } from '../burst';
import { check } from '../check';
import type { Client as HttpClient } from '../client';
import type { Fault, Setting } from '../fault';
import { createChats, Journal } from '../journal';
import { Probe, readsOf, WITHOUT_DATABASE } from '../probe';

/** A single connection that reads, and few seconds for a statement; a busy machine needs some. */
const env = (quick: boolean) => ({
  DATABASE_POOL_SIZE: '1',
  DATABASE_STATEMENT_TIMEOUT: quick ? '3' : '1',
});
const CLIENTS = 50;

/** Somebody else holds a row, then a whole table, and the pools of a server run dry. */
export const postgresLocks: Fault = {
  name: 'postgres-locks',
  rounds: { full: 3, quick: 1 },
  databases: ['postgres'],
  async run(setting) {
    const { rounds, quick, report, database, serve, owned, progress } = setting;
    const db = await database();
    const journal = new Journal();
    const { client } = await serve(db, env(quick));
    const [chat] = (await createChats(client, 1)) as [string];
    await burst(journal, chat, client, 10);
    let [refused, slowest, unread] = [0, 0, 0];

    for (let round = 1; round <= rounds; round += 1) {
      const row = await owned(() => lock(db.url, `SELECT 1 FROM chats FOR UPDATE`));
      refused += await refusedWrites(setting, journal, chat, client);
      await reads(chat, client, report);
      await row.drop();
      slowest = Math.max(slowest, await allStored(setting, journal, client));

      const table = await owned(() => lock(db.url, 'LOCK TABLE chats, messages'));
      const questions = [...WITHOUT_DATABASE, ...repeated(readsOf(chat, [503]), 10)];
      const probe = new Probe(client, questions);
      refused += await refusedWrites(setting, journal, chat, client);
      await wait(2_000);
      await probe.stop(report);
      unread += probe.unavailable;
      await table.drop();
      slowest = Math.max(slowest, await allStored(setting, journal, client));
      await reads(chat, client, report);
      report.found(await check(db, journal));
      progress(`round ${round} of ${rounds}, ${refused} refused`);
      if (report.failures.length > 0) break;
    }
    report.figures.push(
      `${rounds} rounds`,
      `${journal.acknowledged} acknowledged`,
      `${refused} writes and ${unread} reads refused with 503`,
    );
    report.time('writes again ≤', slowest, 2_000);
  },
};

/** All that is written while somebody holds the lock is refused. */
async function refusedWrites(
  { report }: Setting,
  journal: Journal,
  chat: string,
  client: HttpClient,
): Promise<number> {
  const refused = onlyUnavailable(await burst(journal, chat, client, CLIENTS), report);
  report.expect(refused === CLIENTS, `${CLIENTS - refused} stored past a lock`);
  return refused;
}

/** What was refused can be stored now. @returns milliseconds until the first was. */
async function allStored({ report }: Setting, journal: Journal, client: HttpClient) {
  const [first, ...others] = journal.entries.filter(({ state }) => state === 'refused');
  const took = first ? await recover(journal, first, client) : 0;
  const replies = await Promise.all(others.map((sent) => journal.append(sent, client)));
  const failed = replies.find(({ status }) => status !== 201);
  report.expect(!failed, `after the lock: ${failed?.status} ${failed?.text}`);
  return took;
}

/** Takes a lock on a connection of its own; `drop` gives it back. */
async function lock(url: string, sql: string) {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('BEGIN');
  await client.query(sql);
  return { drop: () => client.end() };
}

function repeated<T>(things: readonly T[], times: number): T[] {
  return Array.from({ length: times }, () => things).flat();
}
