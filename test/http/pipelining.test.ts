import { once } from 'node:events';
import type { RequestListener, ServerResponse } from 'node:http';
import { pino } from 'pino';
import { readContract } from '../../src/http/contract/contract';
import { refuseBroken } from '../../src/http/refuse-broken';
import { listen, type Server } from '../../src/http/server';
import { dial, exchange, readReplies } from '../support/exchange';

let server: Server;
const refuse = refuseBroken(readContract(), () => 'an-id', pino({ level: 'silent' }));

async function serve(app: RequestListener): Promise<void> {
  const listener = { app, refuseBroken: refuse, endStreams: () => undefined };
  server = await listen(listener, '127.0.0.1', 0);
}

afterEach(() => server.drain(0));

const get = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nHost: a\r\n${more}\r\n`;
const paths = (count: number) => Array.from({ length: count }, (_, i) => `/${i}`);

/** Answers with the path of the request. */
function answer(res: ServerResponse): void {
  res.setHeader('Content-Length', res.req.url!.length);
  res.end(res.req.url);
}

it('Thousands of requests in one write are all answered, in their order.', async () => {
  await serve((req, res) => {
    if (req.url!.endsWith('7')) setImmediate(answer, res);
    else answer(res);
  });
  const all = paths(5_000);
  const bytes = all.map((path) => get(path)).join('');
  const replies = await exchange(server.url, bytes + get('/last', 'Connection: close\r\n'));
  expect(replies.map(({ body }) => body)).toEqual([...all, '/last']);
});

it('A request begins only when the one before it has been answered.', async () => {
  const begun: ServerResponse[] = [];
  await serve((_req, res) => void begun.push(res));
  const socket = await dial(server.url);
  const replies = readReplies(socket);
  socket.write(get('/1') + get('/2', 'Connection: close\r\n'));
  await exchange(server.url, 'Salem!\r\n\r\n'); // by now both have been read
  expect(begun).toHaveLength(1);
  begun[0]!.once('close', () => expect(begun).toHaveLength(1));
  const second = once(begun[0]!, 'close').then(() => new Promise(setImmediate));
  answer(begun[0]!);
  await second;
  expect(begun).toHaveLength(2);
  answer(begun[1]!);
  expect(await replies).toHaveLength(2);
});

it('Everything else has its turn before the next request of the same connection.', async () => {
  const turns: string[] = [];
  await serve((req, res) => {
    turns.push(req.url!);
    if (turns.length === 1) setImmediate(() => turns.push('something else'));
    answer(res);
  });
  await exchange(server.url, get('/1') + get('/2', 'Connection: close\r\n'));
  expect(turns).toEqual(['/1', 'something else', '/2']);
});

it('No more is read than a few requests while none of them is answered.', async () => {
  let first: ServerResponse | undefined;
  let answered = 0;
  await serve((_req, res) => {
    if (!first) first = res;
    else answer(res);
    answered += 1;
  });
  const socket = await dial(server.url);
  const plenty = 1_000_000;
  let sent = false;
  socket.write(get('/').repeat(plenty), () => (sent = true));
  for (let i = 0; i < 50; i += 1) await exchange(server.url, 'Salem!\r\n\r\n');
  expect(sent).toBe(false);
  expect(answered).toBe(1);
  socket.destroy();
});

it('A drain answers what has been accepted, and the last reply says that it is the last.', async () => {
  let first: ServerResponse | undefined;
  await serve((_req, res) => {
    if (first) answer(res);
    else first = res;
  });
  const socket = await dial(server.url);
  const replies = readReplies(socket);
  socket.write(
    paths(3)
      .map((path) => get(path))
      .join(''),
  );
  await exchange(server.url, 'Salem!\r\n\r\n'); // by now all three have been read
  const drained = server.drain(5_000);
  answer(first!);
  const all = await replies;
  expect(all.map(({ body }) => body)).toEqual(['/0', '/1', '/2']);
  expect(all.map(({ headers }) => headers['connection'])).toEqual([
    'keep-alive',
    'keep-alive',
    'close',
  ]);
  await drained;
});

it('A reply that had begun before a drain is finished, and its connection closed.', async () => {
  let first: ServerResponse | undefined;
  await serve((_req, res) => {
    first = res;
    res.write('begun');
  });
  const socket = await dial(server.url);
  socket.write(get('/'));
  await once(socket, 'data');
  const drained = server.drain(60_000);
  first!.end();
  await drained;
});
