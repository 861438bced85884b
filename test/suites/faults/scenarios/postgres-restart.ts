import { setTimeout as wait } from 'node:timers/promises';
import { startCluster } from '../../../support/postgres-cluster';
import { check } from '../check';
import type { Fault } from '../fault';
import { createChats, Journal } from '../journal';
import { PersistentLoad } from '../persistent-load';
import { createDatabase } from '../postgres';
import { Probe, readsOf, WITHOUT_DATABASE } from '../probe';

const CLIENTS = 25;

/** PostgreSQL is stopped under two servers, with and without time to tidy up, and comes back. */
export const postgresRestart: Fault = {
  name: 'postgres-restart',
  rounds: { full: 3, quick: 1 },
  databases: ['postgres'],
  async run({ rounds, report, owned, serve, progress }) {
    const cluster = await owned(() => startCluster());
    const db = await createDatabase(cluster.url);
    const journal = new Journal();
    const [one, other] = await Promise.all([serve(db), serve(db)]);
    const chats = await createChats(one.client, 5);
    const away = { fast: 0, immediate: 0 };
    let [refused, slowest, answer] = [0, 0, 0];

    for (let round = 1; round <= rounds; round += 1)
      for (const mode of ['fast', 'immediate'] as const) {
        const questions = [...WITHOUT_DATABASE, ...readsOf(chats[0]!, [200, 503])];
        const probes = [one, other].map(({ client }) => new Probe(client, questions));
        const load = new PersistentLoad(journal, chats);
        load.start(one.client, CLIENTS).start(other.client, CLIENTS);
        await wait(100 + 1_500 * Math.random());
        const begun = performance.now();
        await cluster.stop(mode);
        await wait(500);
        await cluster.start();
        const back = performance.now();
        away[mode] = Math.max(away[mode], back - begun);
        await wait(4_000);
        await load.stop();
        for (const probe of probes) await probe.stop(report);
        refused += load.judge(report);
        answer = Math.max(answer, load.slowest);
        slowest = Math.max(slowest, load.backAfter(back));
        const late = load.refusedAfter(back + 2_000);
        report.expectSpeed(late === 0, `${late} refused later than 2 s after the restart`);
        report.found(await check(db, journal));
        progress(`round ${round} of ${rounds}, ${mode}, ${refused} refused`);
        if (report.failures.length > 0) return;
      }
    report.figures.push(
      `${rounds} × fast and immediate`,
      `${journal.acknowledged} acknowledged`,
      `${refused} refused with 503`,
      `away ≤ ${Math.round(away.fast)} and ${Math.round(away.immediate)} ms`,
      `slowest reply ${Math.round(answer)} ms`,
    );
    report.time('writes again ≤', slowest, 2_000);
  },
};
