import { setTimeout as wait } from 'node:timers/promises';
import { startCluster, type PostgresCluster } from '../../../support/postgres-cluster';
import { check } from '../check';
import { Cut } from '../client';
import type { TestDatabase } from '../database';
import type { Fault, Setting } from '../fault';
import { createChats, Journal } from '../journal';
import { PersistentLoad } from '../persistent-load';
import { createDatabase } from '../postgres';
import { Probe, readsOf, WITHOUT_DATABASE } from '../probe';
import { everyProcess, frozen, writerOf } from '../processes';

const CLIENTS = 25;
/** Seconds that a statement may take; a busy machine needs some to read. */
const timeout = (quick: boolean) => ({ DATABASE_STATEMENT_TIMEOUT: quick ? '3' : '1' });
/** Milliseconds: much more than that. */
const hanging = (quick: boolean) => (quick ? 12_000 : 6_000);
/** Milliseconds in which a server without a database has to give up on it, twice over. */
const ANSWER = 10_000;

/** One backend hangs in the middle of a write, maybe with rows locked: reads go on. */
export const postgresHungWriter: Fault = {
  name: 'postgres-hung-writer',
  rounds: { full: 3, quick: 1 },
  databases: ['postgres'],
  run: async (setting) => {
    await hang(setting, [200], async (_, db) => [await writerOf(db.url)]);
  },
};

/** All of PostgreSQL hangs, and takes connections without ever answering on them. */
export const postgresHung: Fault = {
  name: 'postgres-hung',
  rounds: { full: 3, quick: 1 },
  databases: ['postgres'],
  run: async (setting) => {
    const cluster = await hang(setting, [200, 503], ({ pid }) => everyProcess(pid!));
    await stopWhileHung(setting, cluster);
    await stopWhileStuck(setting, cluster);
  },
};

/** A server that is told to stop does not wait for a database that hangs. */
async function stopWhileHung({ serve, quick, report }: Setting, cluster: PostgresCluster) {
  const { server, client } = await serve(await createDatabase(cluster.url), timeout(quick));
  await createChats(client, 1);
  await frozen(await everyProcess(cluster.pid!), async () => {
    const sent = client.send({ path: '/api/v1/chats', body: {} });
    await client.send({ path: '/health' }); // by now it has been taken
    const begun = performance.now();
    const code = await server.stop('SIGTERM');
    report.time('SIGTERM meanwhile: ended in', performance.now() - begun, 5_000);
    report.expect(code === 0, `ended with ${code}`);
    const { status } = await sent;
    report.expect(status === 503, `answered ${status} before it ended`);
  });
}

/** Nor does it wait for as long as a statement may take, where that is long. */
async function stopWhileStuck({ serve, report }: Setting, cluster: PostgresCluster) {
  const env = { DATABASE_STATEMENT_TIMEOUT: '3600', SHUTDOWN_TIMEOUT: '1' };
  const { server, client } = await serve(await createDatabase(cluster.url), env, 1);
  await createChats(client, 1);
  await frozen(await everyProcess(cluster.pid!), async () => {
    const sent = client.send({ path: '/api/v1/chats', body: {} }).catch((error: unknown) => error);
    await client.send({ path: '/health' });
    const begun = performance.now();
    const code = await server.stop('SIGTERM');
    report.time('ended without its database in', performance.now() - begun, 13_000);
    report.expect(code === 1, `ended with ${code}, though a write was lost`);
    report.expect((await sent) instanceof Cut, 'a write was answered that nobody made');
  });
}

async function hang(
  { rounds, quick, report, owned, serve, progress }: Setting,
  reads: readonly number[],
  choose: (cluster: PostgresCluster, db: TestDatabase) => Promise<number[]>,
): Promise<PostgresCluster> {
  const cluster = await owned(() => startCluster());
  const db = await createDatabase(cluster.url);
  const journal = new Journal();
  const [one, other] = await Promise.all([serve(db, timeout(quick)), serve(db, timeout(quick))]);
  const chats = await createChats(one.client, 5);
  const found = { refused: 0, slowest: 0, unasked: 0, answer: 0, read: 0 };

  for (let round = 1; round <= rounds; round += 1) {
    const load = new PersistentLoad(journal, chats);
    load.start(one.client, CLIENTS).start(other.client, CLIENTS);
    await wait(1_000);
    const back = await frozen(await choose(cluster, db), async () => {
      const health = [one, other].map(({ client }) => new Probe(client, WITHOUT_DATABASE));
      const reading = [one, other].map(
        ({ client }) => new Probe(client, readsOf(chats[0]!, reads)),
      );
      await wait(hanging(quick));
      const stopped = [...health, ...reading].map((probe) => probe.stop(report));
      for (const probe of health) found.unasked = Math.max(found.unasked, probe.slowest);
      return { stopped, reading };
    });
    const moment = performance.now();
    await Promise.all(back.stopped);
    for (const probe of back.reading) found.read += probe.asked;
    await wait(4_000);
    await load.stop();
    const refused = load.judge(report);
    report.expect(refused > 0, 'it hung and no write was refused');
    found.refused += refused;
    found.answer = Math.max(found.answer, load.slowest);
    found.slowest = Math.max(found.slowest, load.backAfter(moment));
    const late = load.refusedAfter(moment + 2_000);
    report.expectSpeed(late === 0, `${late} refused later than 2 s after it went on`);
    report.found(await check(db, journal));
    progress(`round ${round} of ${rounds}, ${found.refused} refused`);
    if (report.failures.length > 0) break;
  }
  report.figures.push(
    `${rounds} rounds`,
    `${journal.acknowledged} acknowledged`,
    `${found.refused} refused with 503`,
    `${found.read} reads`,
  );
  report.time('slowest reply', found.answer, ANSWER);
  report.time('without database ≤', found.unasked, 500);
  report.time('writes again ≤', found.slowest, 2_000);
  return cluster;
}
