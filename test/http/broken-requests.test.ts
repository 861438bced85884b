import { once } from 'node:events';
import { connect } from 'node:net';
import { useApp } from '../support/app';

const app = useApp();

/** Sends bytes and gives all that comes back until the server closes. */
async function exchange(bytes: string): Promise<string> {
  const { hostname, port } = new URL(app.url);
  const socket = connect(Number(port), hostname);
  let reply = '';
  socket.on('data', (chunk: Buffer) => (reply += chunk.toString()));
  socket.write(bytes);
  await once(socket, 'close');
  return reply;
}

test.each([
  ['no HTTP at all', 'Salem!\r\n\r\n', 400],
  ['a method that does not exist', 'FETCH / HTTP/1.1\r\nHost: x\r\n\r\n', 400],
  [
    'two lengths',
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
    400,
  ],
  [
    'headers beyond the limit',
    `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
    431,
  ],
])(
  '%s is answered with a problem document, and the connection ends',
  async (_what, bytes, status) => {
    const [head = '', body = ''] = (await exchange(bytes)).split('\r\n\r\n');
    expect(head).toMatch(`HTTP/1.1 ${status} `);
    expect(head).toMatch('Content-Type: application/problem+json');
    expect(head).toMatch(/X-Request-Id: \S+/);
    expect(head).toMatch(/X-Contract: \S+/);
    expect(JSON.parse(body)).toMatchObject({ type: '/problems/invalid-request', status });
  },
);

test('An expectation that nobody knows is ignored.', async () => {
  const reply = await exchange(
    'GET /health HTTP/1.1\r\nHost: x\r\nExpect: the-best\r\nConnection: close\r\n\r\n',
  );
  expect(reply).toMatch('HTTP/1.1 200 OK');
});
