import { Client, type Send } from '../client';
import type { Fault } from '../fault';
import { createChats } from '../journal';
import { Probe } from '../probe';

/** How much longer a request may take than the same without its hostile part. */
const TIMES = 10;
/** Nearly all that a request's line and headers may have together. */
const LENGTH = 15_000;

const NAMES = [
  'Accept',
  'Accept-Encoding',
  'Access-Control-Request-Headers',
  'Content-Type',
  'Idempotency-Key',
  'If-Match',
  'If-None-Match',
  'Origin',
  'Range',
  'X-Request-Id',
];
/** What a pattern, or a split, may have to try again and again. */
const PARTS = [
  ';',
  '; ',
  '; a,',
  'a/b;q=1,',
  '*/*,',
  ',',
  '"',
  '"",',
  'W/"a",',
  'W/',
  '=',
  'a',
  'a=b;',
];
const QUERIES = ['&', 'a&', 'limit=1&', 'a[b]=1&', 'limit[a]', '=', '%41', '?', 'cursor=c&'];

/** No header and no query keeps the server busy. */
export const hostileHeaders: Fault = {
  name: 'hostile-headers',
  rounds: { full: 50, quick: 20 },
  databases: ['sqlite'], // neither gets as far as a database
  async run({ rounds, report, database, serve, progress }) {
    const { server, client } = await serve(await database());
    const [chat] = (await createChats(client, 1)) as [string];
    const other = new Client(server.url);
    const probe = new Probe(other, [{ path: '/health', allowed: [200] }]);
    let [count, worst] = [0, 0];

    for (const plain of requests(chat)) {
      const floor = await quickest(client, plain, rounds);
      for (const { name, send } of hostile(plain)) {
        const took = await quickest(client, send, rounds, TIMES * floor);
        const ratio = took / floor;
        count += 1;
        worst = Math.max(worst, ratio);
        report.expectSpeed(ratio <= TIMES, `${name}: ${took.toFixed(1)} ms, ${ratio.toFixed(1)} ×`);
      }
      progress(`${plain.method ?? 'GET'} ${plain.path}, ${count} requests`);
    }
    await probe.stop(report);
    other.close();
    report.figures.push(`${count} requests, ≤ ${worst.toFixed(1)} × the plain one`);
    report.time('/health beside them ≤', probe.slowest, 250);
  },
};

function requests(chat: string): Send[] {
  return [
    { path: '/health' },
    { path: `/api/v1/chats/${chat}` },
    { path: '/api/v1/chats' },
    { path: '/api/v1/chats', method: 'OPTIONS' },
    { path: '/api/v1/chats', body: { title: 1 } },
    { path: `/api/v1/chats/${chat}/messages`, body: {} },
    { path: '/problems' },
    { path: '/docs/' },
    { path: '/nowhere' },
  ];
}

function hostile(plain: Send) {
  const named = `${plain.method ?? 'GET'} ${plain.path}`;
  const filled = (part: string) => part.repeat(LENGTH / part.length);
  const headers = NAMES.flatMap((name) =>
    [...PARTS.map(filled), `;${' '.repeat(LENGTH)}x`, `x${' '.repeat(LENGTH)}x`].map((value) => ({
      name: `${named} with ${name}: ${value.slice(0, 10)}…`,
      send: { ...plain, headers: { [name]: value } },
    })),
  );
  const queries = QUERIES.map((part) => ({
    name: `${named}?${part}…`,
    send: { ...plain, path: `${plain.path}?${filled(part)}` },
  }));
  return [...headers, ...queries];
}

/** Milliseconds of the best of several tries, or of the first that is good enough. */
async function quickest(client: Client, send: Send, tries: number, enough = 0): Promise<number> {
  let best = Infinity;
  for (let i = 0; i < tries && best > enough; i += 1)
    best = Math.min(best, (await client.send(send)).ms);
  return best;
}
