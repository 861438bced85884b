import { check } from '../check';
import type { Fault } from '../fault';
import { createChats, Journal } from '../journal';
import { Load, p99 } from '../load';

/** Two servers on one database, started together and appending to the same chats. */
export const twoProcesses: Fault = {
  name: 'two-processes',
  rounds: { full: 3, quick: 1 },
  databases: ['sqlite', 'postgres'],
  async run({ rounds, quick, report, database, serve, progress }) {
    const times: number[] = [];
    let acknowledged = 0;
    for (let round = 1; round <= rounds; round += 1) {
      const db = await database();
      const journal = new Journal();
      const [one, other] = await Promise.all([serve(db), serve(db)]);
      const chats = await createChats(one.client, 5);
      const load = new Load(journal, chats).start(one.client, 25).start(other.client, 25);
      await load.acknowledged(quick ? 1_000 : 4_000);
      await load.stop();
      const failed = [...load.otherwise, ...load.cut];
      report.expect(failed.length === 0, `${failed.length} not stored: ${failed[0]}`);
      report.found(await check(db, journal));
      times.push(...load.times);
      acknowledged += journal.acknowledged;
      progress(`round ${round} of ${rounds}, ${acknowledged} acknowledged`);
      await Promise.all([one.server.stop(), other.server.stop()]);
      if (report.failures.length > 0) break;
    }
    report.figures.push(`${rounds} rounds`, `${acknowledged} acknowledged`);
    report.figures.push(`p99 ${Math.round(p99(times))} ms`);
  },
};
