import { setTimeout as wait } from 'node:timers/promises';
import { check } from '../../../faults/check';
import type { Setting } from '../../../faults/fault';
import { createChats, Journal } from '../../../faults/journal';
import { PersistentLoad } from '../../../faults/persistent-load';
import { Probe, readsOf, WITHOUT_DATABASE } from '../../../faults/probe';
import { pooled, type Mode } from './pooled';

const CLIENTS = 8;

/** PgBouncer is killed under two servers, and comes back: nothing but 503, nothing lost or doubled. */
export async function restarted(setting: Setting, mode: Mode): Promise<void> {
  const { rounds, report, serve, progress } = setting;
  const { db, bouncer } = await pooled(setting, mode);
  const journal = new Journal();
  const [one, other] = [await serve(db), await serve(db)];
  const chats = await createChats(one.client, 5);
  let [refused, slowest] = [0, 0];
  for (let round = 1; round <= rounds; round += 1)
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      const questions = [...WITHOUT_DATABASE, ...readsOf(chats[0]!, [200, 503])];
      const probes = [one, other].map(({ client }) => new Probe(client, questions));
      const load = new PersistentLoad(journal, chats);
      load.start(one.client, CLIENTS).start(other.client, CLIENTS);
      await wait(100 + 900 * Math.random());
      await bouncer.stop(signal);
      await wait(500);
      await bouncer.start();
      const back = performance.now();
      await wait(2_500);
      await load.stop();
      for (const probe of probes) await probe.stop(report);
      refused += load.judge(report);
      slowest = Math.max(slowest, load.backAfter(back));
      report.found(await check(db, journal));
      progress(`PgBouncer restarted, round ${round} of ${rounds}, ${signal}, ${refused} refused`);
      if (report.failures.length > 0) return;
    }
  report.expect(refused > 0, 'PgBouncer was away, and nothing was refused');
  report.figures.push(
    `PgBouncer ended ${rounds} × twice`,
    `${journal.acknowledged} acknowledged`,
    `${refused} refused with 503`,
  );
  report.time('writes again ≤', slowest, 2_000);
}
