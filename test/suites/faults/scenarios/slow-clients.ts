import { once } from 'node:events';
import { check } from '../check';
import type { Fault } from '../fault';
import { createChats, Journal } from '../journal';
import { Load, p99 } from '../load';
import { memory } from '../memory';
import { open, play } from '../raw';
import { badFraming, slowScripts } from './slow-scripts';

/** Milliseconds that the machine itself may be late where speed is not judged. */
const LATE = 60_000;
const EACH = 30;
const OTHERS = 5;
const [GREEDY, PIPELINED] = [5, 200];

/** Slow and broken clients are closed in time, and the others do not feel them. */
export const slowClients: Fault = {
  name: 'slow-clients',
  rounds: { full: 1, quick: 1 },
  databases: ['sqlite'], // clients do not see which database it is,
  async run({ rounds, quick, report, database, serve, progress }) {
    const db = await database();
    const journal = new Journal();
    // What the collector puts off for want of need is no growth; what it cannot free is.
    const { server, client } = await serve(db, { NODE_OPTIONS: '--max-old-space-size=160' });
    const chats = await createChats(client, 2);
    const scripts = [...slowScripts(chats[0]!, !quick), ...badFraming(chats[0]!)];
    let [connections, latest] = [0, 0];
    const times: number[] = [];

    for (let round = 1; round <= rounds; round += 1) {
      const load = new Load(journal, chats).start(client, OTHERS);
      await load.acknowledged(1_000);
      const before = await memory(server.pid);
      const unread = await Promise.all(
        Array.from({ length: GREEDY }, () => neverRead(server.url, chats[0]!)),
      );
      await load.acknowledged(1_500);
      const plays = scripts.flatMap((script) =>
        Array.from({ length: EACH }, async () => {
          const { name, reply } = script;
          const limit = script.limit + (quick ? LATE : 0);
          const ended = await play(server.url, { ...script, limit });
          latest = Math.max(latest, ended.ms);
          report.expect(ended.ms <= limit, `${name}: still open after ${limit} ms`);
          report.expect(
            ended.reply === '' || reply.test(ended.reply),
            `${name}: ${JSON.stringify(ended.reply.slice(0, 60))}`,
          );
        }),
      );
      connections += plays.length + unread.length;
      await Promise.all(plays);
      const grown = (await memory(server.pid)) - before;
      for (const socket of unread) socket.destroy();
      await load.stop();
      times.push(...load.times);
      const failed = [...load.otherwise, ...load.cut];
      report.expect(failed.length === 0, `the others: ${failed[0]}`);
      report.expect(grown < 100, `unread replies took ${grown} MB`);
      report.figures.push(`memory +${grown} MB`);
      progress(`round ${round} of ${rounds}, ${connections} bad connections`);
    }
    report.found(await check(db, journal));
    report.figures.push(`${connections} bad connections of ${scripts.length + 1} kinds`);
    report.figures.push(`${journal.acknowledged} acknowledged`);
    report.figures.push(`closed in ≤ ${(latest / 1_000).toFixed(1)} s`);
    report.time('p99 of the others', p99(times), 250);
  },
};

/** Asks for many pages at once and reads none of them. */
async function neverRead(url: string, chatId: string) {
  const socket = open(url);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.pause();
  const get = `GET /api/v1/chats/${chatId}/messages?limit=200 HTTP/1.1\r\nHost: localhost\r\n\r\n`;
  socket.write(get.repeat(PIPELINED));
  return socket;
}
