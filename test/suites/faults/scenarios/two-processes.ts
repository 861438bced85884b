import { check } from '../check';
import type { Client } from '../client';
import type { Fault } from '../fault';
import { createChats, Journal } from '../journal';
import { Load, p99 } from '../load';

/** Clients, on one server or spread over two. */
const CLIENTS = 50;
/** How much longer almost every append may take where two servers share a file. */
const TIMES = 2;

/** Two servers on one database, started together and appending to the same chats, beside one of them alone. */
export const twoProcesses: Fault = {
  name: 'two-processes',
  rounds: { full: 3, quick: 1 },
  databases: ['sqlite', 'postgres'],
  async run({ rounds, quick, report, database, serve, progress }) {
    const alone: number[] = [];
    const together: number[] = [];
    let acknowledged = 0;
    for (let round = 1; round <= rounds; round += 1) {
      const db = await database();
      const journal = new Journal();
      const [one, other] = await Promise.all([serve(db), serve(db)]);
      const chats = await createChats(one.client, 5);
      const append = async (times: number[], ...clients: readonly Client[]) => {
        const load = new Load(journal, chats);
        for (const client of clients) load.start(client, CLIENTS / clients.length);
        await load.acknowledged(quick ? 1_000 : 4_000);
        await load.stop();
        const failed = [...load.otherwise, ...load.cut];
        report.expect(failed.length === 0, `${failed.length} not stored: ${failed[0]}`);
        times.push(...load.times);
      };
      await append([], one.client, other.client); // until both are warm
      await append(alone, one.client);
      await append(together, one.client, other.client);
      report.found(await check(db, journal));
      acknowledged += journal.acknowledged;
      progress(`round ${round} of ${rounds}, ${acknowledged} acknowledged`);
      await Promise.all([one.server.stop(), other.server.stop()]);
      if (report.failures.length > 0) break;
    }
    report.figures.push(`${rounds} rounds`, `${acknowledged} acknowledged`);
    report.figures.push(`p99 of one alone ${Math.round(p99(alone))} ms`);
    report.time('p99 of two', p99(together), TIMES * p99(alone));
  },
};
