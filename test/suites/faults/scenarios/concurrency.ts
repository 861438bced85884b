import { check } from '../check';
import { Client } from '../client';
import type { Fault } from '../fault';
import { createChats, Journal } from '../journal';
import { Load, p99 } from '../load';

const LADDER = [1, 10, 50, 100, 200, 500];

/** More and more clients append to one chat. */
export const concurrency: Fault = {
  name: 'concurrency',
  rounds: { full: 2, quick: 1 },
  databases: ['sqlite', 'postgres'],
  async run({ rounds, quick, report, database, serve, progress }) {
    const db = await database();
    const journal = new Journal();
    const { server, client } = await serve(db);
    const chats = await createChats(client, 1);
    const times = new Map<number, number[]>(LADDER.map((clients) => [clients, []]));
    for (let round = 1; round <= rounds; round += 1)
      for (const clients of LADDER) {
        const connections = new Client(server.url);
        const load = new Load(journal, chats).start(connections, clients);
        await load.acknowledged(Math.max(quick ? 50 : 200, clients * (quick ? 2 : 8)));
        await load.stop();
        connections.close();
        const failed = [...load.otherwise, ...load.cut];
        report.expect(failed.length === 0, `${clients} clients: ${failed[0]}`);
        times.get(clients)!.push(...load.times);
        progress(`round ${round} of ${rounds}, ${clients} clients`);
      }
    report.found(await check(db, journal));
    report.figures.push(`${journal.acknowledged} acknowledged`);
    for (const [clients, all] of times) report.time(`p99 of ${clients}`, p99(all), 1_500);
  },
};
