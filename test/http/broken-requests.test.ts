import { useApp } from '../support/app';
import { exchange, refusal } from '../support/exchange';
import { keepingLogger } from '../support/log-lines';

const { logger, lines } = keepingLogger();
const app = useApp({ logger });

beforeEach(() => lines.splice(0));

const HOST = 'Host: a\r\n';
const POST = `POST /api/v1/chats HTTP/1.1\r\n${HOST}Content-Type: application/json\r\n`;

it.each([
  ['no HTTP at all', 'Salem!\r\n\r\n', 400, 'HPE_INVALID_METHOD'],
  ['TLS', Buffer.from('16030100dc010000d8', 'hex'), 400, 'HPE_INVALID_METHOD'],
  ['an unknown method', `FETCH / HTTP/1.1\r\n${HOST}\r\n`, 400, 'HPE_INVALID_METHOD'],
  ['a method in small letters', `get / HTTP/1.1\r\n${HOST}\r\n`, 400, 'HPE_INVALID_METHOD'],
  ['two lengths', `${POST}Content-Length: 1\r\nContent-Length: 2\r\n\r\n`, 400, /LENGTH/],
  ['headers beyond the limit', `${POST}X: ${'x'.repeat(20_000)}\r\n\r\n`, 431, /OVERFLOW/],
  ['a target beyond it', `GET /${'x'.repeat(100_000)} HTTP/1.1\r\n${HOST}\r\n`, 431, /OVERFLOW/],
])('%s is refused, with one line in the log.', async (_what, bytes, status, refused) => {
  const { problem } = await refusal(app.url, bytes);
  expect(problem).toMatchObject({ type: '/problems/invalid-request', status, instance: '/' });
  const { request_id } = problem;
  expect(lines).toMatchObject([{ level: 30, msg: 'request refused', request_id, status }]);
  expect(lines[0]!['refused']).toEqual(expect.stringMatching(refused));
  expect(Object.keys(lines[0]!).sort()).toEqual(
    ['level', 'msg', 'refused', 'request_id', 'status', 'time'], // nothing that the client wrote
  );
});

it('CONNECT is refused: this is no proxy.', async () => {
  const { status, headers, problem } = await refusal(
    app.url,
    `CONNECT a.example:443 HTTP/1.1\r\n${HOST}\r\n`,
  );
  expect(status).toBe(405);
  expect(headers['allow']).toContain('GET');
  expect(problem.type).toBe('/problems/method-not-allowed');
  expect(lines).toMatchObject([{ refused: 'CONNECT', status: 405 }]);
});

it.each([
  ['a chunk without a size', 'Transfer-Encoding: chunked\r\n\r\nZZ\r\n{}\r\n', 400],
  ['a chunk longer than it says', 'Transfer-Encoding: chunked\r\n\r\n1\r\n{}\r\n', 400],
  ['an unknown transfer', 'Transfer-Encoding: gzip\r\n\r\n{}', 400],
  ['endless extensions', `Transfer-Encoding: chunked\r\n\r\n2;${'x'.repeat(20_000)}\r\n{}`, 413],
])('A body with %s is refused, with one line in the log.', async (_what, rest, status) => {
  const { problem } = await refusal(app.url, POST + rest);
  const { request_id } = problem;
  expect(problem).toMatchObject({ status, instance: '/api/v1/chats' });
  expect(lines).toMatchObject([{ msg: 'request', request_id, path: '/api/v1/chats', status }]);
});

it.each([
  ['no HTTP', 'Salem!\r\n\r\n', 400],
  ['CONNECT', `CONNECT a:443 HTTP/1.1\r\n${HOST}\r\n`, 405],
  ['a broken body', `${POST}Transfer-Encoding: chunked\r\n\r\nZZ\r\n`, 400],
])('%s behind a request does not take its reply.', async (_what, bytes, status) => {
  const get = `GET /ready HTTP/1.1\r\n${HOST}\r\n`;
  const replies = await exchange(app.url, get + bytes);
  expect(replies.map((reply) => reply.status)).toEqual([200, status]);
});

it('An expectation that nobody knows is ignored.', async () => {
  const rest = 'Expect: the-best\r\nConnection: close\r\n\r\n';
  const [reply] = await exchange(app.url, `GET /health HTTP/1.1\r\n${HOST}${rest}`);
  expect(reply!.status).toBe(200);
});
