import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from '../fault';
import { memory } from '../memory';
import { Pulse } from '../pulse';
import { open } from '../raw';

const MEGABYTE = 1_048_576;
/** What a client would send if nobody stopped it. */
const ENDLESS = 1_024 * MEGABYTE;
const CLIENTS = 5;
const PIECE = Buffer.alloc(65_536, ' ');
const CHUNK = Buffer.concat([
  Buffer.from(`${PIECE.length.toString(16)}\r\n`),
  PIECE,
  Buffer.from('\r\n'),
]);

interface Upload {
  readonly name: string;
  readonly header: string;
  readonly piece: Buffer;
  readonly path?: string;
  readonly status: number;
}

const UPLOADS: readonly Upload[] = [
  { name: 'with a length', header: `Content-Length: ${ENDLESS}`, piece: PIECE, status: 413 },
  { name: 'in chunks', header: 'Transfer-Encoding: chunked', piece: CHUNK, status: 413 },
  {
    name: 'in chunks to nowhere',
    header: 'Transfer-Encoding: chunked',
    piece: CHUNK,
    path: '/nowhere',
    status: 404,
  },
];

/** Bodies far beyond the limit: each is refused at once, and nobody else feels them. */
export const uploads: Fault = {
  name: 'uploads',
  rounds: { full: 10, quick: 2 },
  databases: ['sqlite'], // no body of these comes to it
  async run({ rounds, report, database, serve, progress }) {
    const { server, client } = await serve(await database());
    await Promise.all(UPLOADS.map((one) => upload(server.url, one)));
    const before = await memory(server.pid);
    const pulse = new Pulse(client);
    for (const one of UPLOADS) {
      let [slowest, most] = [0, 0];
      for (let round = 1; round <= rounds; round += 1) {
        const all = await Promise.all(
          Array.from({ length: CLIENTS }, () => upload(server.url, one)),
        );
        for (const { ms, sent, reply } of all) {
          [slowest, most] = [Math.max(slowest, ms), Math.max(most, sent)];
          const refused = reply.startsWith(`HTTP/1.1 ${one.status} `);
          report.expect(refused, `${one.name}: ${JSON.stringify(reply.slice(0, 60))}`);
        }
        progress(`${one.name}: round ${round} of ${rounds}`);
      }
      report.time(`${one.name} ${one.status} in ≤`, slowest, 1_000);
      report.figures.push(`taken ≤ ${Math.ceil(most / MEGABYTE)} MB`);
      report.expect(most < 200 * MEGABYTE, `${one.name}: ${most} bytes were taken`);
    }
    await pulse.stop();
    report.figures.push(`+${Math.max((await memory(server.pid)) - before, 0)} MB`);
    report.time('others wait ≤', pulse.slowest, 250);
  },
};

/** Sends without looking until the server closes. @returns when the reply came, and how much went. */
async function upload(url: string, { header, piece, path = '/api/v1/chats' }: Upload) {
  const begun = performance.now();
  const socket = open(url);
  let [reply, ms, closed] = ['', Infinity, false];
  socket.on('data', (bytes: Buffer) => {
    ms = Math.min(ms, performance.now() - begun);
    reply += bytes.toString();
  });
  socket.on('error', () => (closed = true));
  socket.on('close', () => (closed = true));
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${header}\r\n\r\n`,
  );
  while (!closed && socket.bytesWritten < ENDLESS) {
    if (socket.write(piece)) await wait(0);
    else await Promise.race([drained(socket), wait(100)]);
  }
  const sent = socket.bytesWritten;
  socket.destroy();
  return { ms, sent, reply };
}

function drained(socket: NodeJS.EventEmitter): Promise<void> {
  return new Promise((resolve) => socket.once('drain', resolve));
}
