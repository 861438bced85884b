import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from '../client';
import type { Fault, Serving } from '../fault';
import { memory } from '../memory';
import { frozen } from '../processes';
import { Pulse } from '../pulse';
import { open } from '../raw';
import type { Report } from '../report';

const REQUEST = 'GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n';
const REPLY = '{"status":"ok"}';
/** Requests in one write. */
const [RESET, FLOOD] = [500, 2_000];
/** Connections that do so at the same moment. */
const MANY = 3;
/** Longer than the server waits for the headers of a request. */
const AWAY = 12_000;

/** Clients send many requests without waiting for replies: no memory is lost, and nobody else waits. */
export const pipelining: Fault = {
  name: 'pipelining',
  rounds: { full: 2_000, quick: 400 },
  databases: ['sqlite'], // no request of these comes to it
  async run({ rounds, quick, report, database, serve, progress }) {
    const heap = { NODE_OPTIONS: '--max-old-space-size=160' };
    const serving = await serve(await database(), heap);
    const { client, server } = serving;

    await flood(serving, 1); // whatever is made only once
    const before = await memory(server.pid);
    for (let round = 1; round <= rounds; round += 1) {
      await reset(server.url);
      if (round % 100 === 0) progress(`${round} of ${rounds} connections reset`);
    }
    const grown = (await memory(server.pid)) - before;
    report.figures.push(`${rounds} resets behind ${RESET} requests: +${Math.max(grown, 0)} MB`);
    report.expect(grown < 50, `${rounds} resets took ${grown} MB`);

    for (const floods of [1, MANY]) {
      const slowest = await beside(client, () => flood(serving, floods));
      report.time(`${floods} × ${FLOOD} at once, others wait ≤`, slowest, 250);
    }
    await unread(serving, report);
    if (!quick) await absent(serving, report);
  },
};

/** @returns milliseconds of the slowest reply to somebody else meanwhile. */
async function beside(client: Client, work: () => Promise<unknown>): Promise<number> {
  const pulse = new Pulse(client);
  await work();
  await pulse.stop();
  return pulse.slowest;
}

/** Sends many requests and resets the connection at the first reply. */
async function reset(url: string): Promise<void> {
  const socket = open(url);
  socket.write(REQUEST.repeat(RESET));
  await once(socket, 'readable');
  socket.resetAndDestroy();
  await once(socket, 'close');
}

/** Sends many requests on some connections, and reads all of the replies. */
async function flood({ server }: Pick<Serving, 'server'>, connections: number): Promise<void> {
  const sockets = Array.from({ length: connections }, () => open(server.url));
  await Promise.all(
    sockets.map((socket) => {
      socket.write(REQUEST.repeat(FLOOD));
      return replies(socket, FLOOD);
    }),
  );
}

/** Reads so many replies. @throws when the server closes before. */
async function replies(socket: Socket, count: number): Promise<void> {
  let [left, rest] = [count, ''];
  for await (const chunk of socket) {
    const parts = (rest + (chunk as Buffer).toString()).split(REPLY);
    left -= parts.length - 1;
    rest = parts.at(-1)!;
    if (left === 0) return;
  }
  throw new Error(`closed with ${left} of ${count} requests unanswered`);
}

/** Sends far more than the server can answer without being read, and reads nothing. */
async function unread({ server, client }: Serving, report: Report) {
  const before = await memory(server.pid);
  const sockets = Array.from({ length: MANY }, () => open(server.url).pause());
  const slowest = await beside(client, async () => {
    for (const socket of sockets) socket.write(REQUEST.repeat(50_000));
    await wait(2_000);
  });
  const grown = (await memory(server.pid)) - before;
  for (const socket of sockets) socket.destroy();
  report.figures.push(`${MANY} that read nothing: +${Math.max(grown, 0)} MB`);
  report.expect(grown < 150, `replies that nobody reads took ${grown} MB`);
  report.time('others wait ≤', slowest, 250);
}

/** A request must not be late because the server itself had no time to read it. */
async function absent({ server }: Serving, report: Report): Promise<void> {
  const socket = open(server.url);
  socket.write(REQUEST.repeat(FLOOD));
  await once(socket, 'readable');
  await frozen([server.pid], () => wait(AWAY));
  const outcome = await replies(socket, FLOOD).then(
    () => `all ${FLOOD} answered`,
    (error: unknown) => String(error),
  );
  report.figures.push(`${AWAY / 1_000} s asleep: ${outcome}`);
  report.expect(outcome.startsWith('all'), `after a sleep: ${outcome}`);
}
