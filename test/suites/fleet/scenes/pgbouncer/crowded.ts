import { setTimeout as wait } from 'node:timers/promises';
import { check } from '../../../faults/check';
import type { Setting } from '../../../faults/fault';
import { createChats, Journal } from '../../../faults/journal';
import { PersistentLoad } from '../../../faults/persistent-load';
import { Probe, readsOf } from '../../../faults/probe';
import { query } from '../../../faults/postgres';
import { pooled } from './pooled';

const SERVERS = 4;
/** Connections to PostgreSQL for all of them together; each server alone may open a dozen. */
const SIZE = 3;

/** Many servers share few connections, one transaction at a time, and none is refused. */
export async function crowded(setting: Setting): Promise<void> {
  const { quick, report, serve } = setting;
  const { db, direct } = await pooled(setting, 'transaction', { default_pool_size: SIZE });
  const serving = [];
  for (let i = 0; i < SERVERS; i += 1) serving.push(await serve(db));
  const chats = await createChats(serving[0]!.client, 5);
  const journal = new Journal();
  const load = new PersistentLoad(journal, chats);
  const probes = serving.map(({ client }) => new Probe(client, readsOf(chats[0]!, [200])));
  for (const { client } of serving) load.start(client, 4);
  await wait(quick ? 1_500 : 5_000);
  const [{ backends }] = (await query<{ backends: number }>(direct, BACKENDS)) as [
    { backends: number },
  ];
  await load.stop();
  for (const probe of probes) await probe.stop(report);
  const refused = load.judge(report);
  report.expect(refused === 0, `${refused} writes refused, though nothing was amiss`);
  report.expect(backends <= SIZE, `${backends} connections to PostgreSQL`);
  report.found(await check(db, journal));
  report.figures.push(
    `${SERVERS} servers on ${backends} connections: ${journal.acknowledged} acknowledged`,
  );
}

const BACKENDS = `SELECT count(*)::int AS backends FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`;
