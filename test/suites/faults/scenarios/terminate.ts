import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { check } from '../check';
import type { Fault } from '../fault';
import { createChats, Journal, type Sent } from '../journal';
import { Load } from '../load';

const CLIENTS = 50;
/** Milliseconds after which a slow body goes on: long after idle connections are closed. */
const LATE = 1_500;

/** SIGTERM under load: everything accepted is answered, also a body that was still on its way. */
export const terminate: Fault = {
  name: 'terminate',
  rounds: { full: 5, quick: 2 },
  databases: ['sqlite', 'postgres'],
  async run({ rounds, report, database, serve, progress }) {
    const db = await database();
    const journal = new Journal();
    let [refused, slowest] = [0, 0];
    let chats: readonly string[] | undefined;

    for (let round = 1; round <= rounds; round += 1) {
      const { server, client } = await serve(db);
      chats ??= await createChats(client, 10);
      const half = await beginHalf(server.url, journal.write(chats[0]!, true));
      const load = new Load(journal, chats).start(client, CLIENTS);
      await load.acknowledged(500);
      const begun = performance.now();
      const ended = server.stop('SIGTERM');
      const finished = wait(LATE).then(() => half.finish(journal));
      const code = await ended;
      slowest = Math.max(slowest, performance.now() - begun);
      report.expect(code === 0, `ended with ${code}`);
      const reply = await finished;
      await load.ended();
      report.expect(/^HTTP\/1.1 201 /.test(reply), `a body half sent was answered "${reply}"`);
      report.expect(load.cut.length === 0, `${load.cut.length} cut off: ${load.cut[0]}`);
      report.expect(load.otherwise.length === 0, `${load.otherwise.length}: ${load.otherwise[0]}`);
      refused += load.refused;
      report.found(await check(db, journal));
      progress(`round ${round} of ${rounds}, ${journal.acknowledged} acknowledged`);
      if (report.failures.length > 0) break;
    }
    report.figures.push(
      `${rounds} rounds`,
      `${journal.acknowledged} acknowledged`,
      `${refused} refused`,
    );
    report.time('ended in ≤', slowest, 5_000);
  },
};

/** Sends a request up to the middle of its body. */
async function beginHalf(url: string, sent: Sent) {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const body = Buffer.from(JSON.stringify(sent.message));
  const head = [
    `POST /api/v1/chats/${sent.chatId}/messages HTTP/1.1`,
    'Host: localhost',
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    `Idempotency-Key: ${sent.key}`,
  ];
  const middle = body.length >> 1;
  await once(socket, 'connect');
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  socket.write(body.subarray(0, middle));
  return {
    /** Sends the rest and gives the reply as it came, or what went wrong. */
    finish: async (journal: Journal): Promise<string> => {
      socket.write(body.subarray(middle));
      const reply = await text(socket).catch((error: unknown) => String(error));
      const [, json] = reply.split('\r\n\r\n');
      if (reply.startsWith('HTTP/1.1 201') && json)
        journal.note(sent, JSON.parse(json) as NonNullable<Sent['stored']>);
      return reply;
    },
  };
}
