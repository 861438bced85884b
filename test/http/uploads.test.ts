import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import { useApp } from '../support/app';
import { dial, exchange, readReplies, refusal } from '../support/exchange';
import { keepingLogger } from '../support/log-lines';

const LIMIT = 2_048;
const { logger, lines } = keepingLogger();
const app = useApp({ env: { BODY_LIMIT: `${LIMIT}` }, logger });

beforeEach(() => lines.splice(0));

const post = (path: string, ...headers: string[]) =>
  `${[`POST ${path} HTTP/1.1`, 'Host: a', 'Content-Type: application/json', ...headers].join('\r\n')}\r\n\r\n`;
const CHATS = '/api/v1/chats';
const TOO_LARGE = { type: '/problems/payload-too-large', status: 413 };
/** More than the buffers of both ends hold. */
const PLENTY = Buffer.alloc(32 * 1_048_576, ' ');

it.each([CHATS, '/nowhere', '/health'])(
  'A length beyond the limit is refused before anything of the body has come, on %s.',
  async (path) => {
    const { headers, problem } = await refusal(app.url, post(path, `Content-Length: ${LIMIT + 1}`));
    expect(problem).toMatchObject({ ...TOO_LARGE, instance: path });
    expect(problem.detail).toContain(`${LIMIT} bytes`);
    expect(headers['connection']).toBe('close');
    expect(lines).toMatchObject([{ request_id: problem.request_id, status: 413 }]);
  },
);

it('A body as large as the limit is taken.', async () => {
  const bytes = post(CHATS, `Content-Length: ${LIMIT}`, 'Connection: close') + '{}'.padEnd(LIMIT);
  expect(await exchange(app.url, bytes)).toMatchObject([{ status: 201 }]);
});

it('Who asks before sending is refused at once, and otherwise told to go on.', async () => {
  const ask = 'Expect: 100-continue';
  const { status } = await refusal(app.url, post(CHATS, ask, 'Content-Length: 1000000'));
  expect(status).toBe(413);
  const unknown = await refusal(app.url, post('/nowhere', ask, 'Content-Length: 2'));
  expect(unknown.status).toBe(404);

  const socket = await dial(app.url);
  socket.write(post(CHATS, ask, 'Content-Length: 2', 'Connection: close'));
  const [go] = (await once(socket, 'data')) as [Buffer];
  expect(go.toString()).toBe('HTTP/1.1 100 Continue\r\n\r\n');
  socket.write('{}');
  expect(await readReplies(socket)).toMatchObject([{ status: 201 }]);
});

it.each([
  ['with a length', 'Content-Length: 1000000000', PLENTY],
  [
    'in chunks',
    'Transfer-Encoding: chunked',
    Buffer.concat([Buffer.from(`${PLENTY.length.toString(16)}\r\n`), PLENTY]),
  ],
])('A client that reads only when it has sent a body %s gets its reply.', async (_, how, body) => {
  const socket = await dial(app.url);
  socket.pause();
  socket.write(post(CHATS, how));
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.write(body, () => resolve());
  });
  const replies = await readReplies(socket);
  expect(replies).toMatchObject([{ status: 413, headers: { connection: 'close' } }]);
  expect(lines).toHaveLength(1);
});

it.each([
  [CHATS, 413],
  ['/nowhere', 404],
])('A body without an end is not read for ever, on %s.', async (path, status) => {
  const socket = await dial(app.url);
  const replies = readReplies(socket);
  socket.write(post(path, 'Transfer-Encoding: chunked'));
  const sending = setInterval(() => socket.write(`400\r\n${' '.repeat(1_024)}\r\n`), 5);
  socket.once('close', () => clearInterval(sending));
  expect(await replies).toMatchObject([{ status, headers: { connection: 'close' } }]);
});

it('A small body in chunks keeps the connection open.', async () => {
  const chunked = `${post(CHATS, 'Transfer-Encoding: chunked')}2\r\n{}\r\n0\r\n\r\n`;
  const last = 'GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
  const replies = await exchange(app.url, chunked + last);
  expect(replies.map(({ status }) => status)).toEqual([201, 200]);
});

it('A body that is small only while it is packed is refused.', async () => {
  const body = gzipSync(JSON.stringify({ title: 'x'.repeat(1_000_000) }));
  expect(body.length).toBeLessThan(LIMIT);
  const reply = await app.api
    .post(CHATS)
    .type('json')
    .set('Content-Encoding', 'gzip')
    .serialize((bytes: unknown) => bytes as string)
    .send(body)
    .expect(413);
  expect(reply.body).toMatchObject(TOO_LARGE);
});
