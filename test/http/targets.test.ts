import { useApp } from '../support/app';
import { exchange, refusal } from '../support/exchange';
import { keepingLogger } from '../support/log-lines';

const { logger, lines } = keepingLogger();
const app = useApp({ logger });

beforeEach(() => lines.splice(0));

const HOST = 'Host: api.example\r\n';
const CLOSE = 'Connection: close\r\n\r\n';

/** What a target may be: RFC 9112, section 3.2. */
it.each([
  ['a path', 'GET /health', 200, '/health'],
  ['a whole URL', 'GET http://api.example/health', 200, '/health'],
  ['a whole URL in other letters', 'GET HTTP://API.example:80/health', 200, '/health'],
  ['a whole URL with a query', 'GET http://a/api/v1/chats?limit=1', 200, '/api/v1/chats'],
  ['a whole URL of the docs', 'GET http://a/docs/', 200, '/docs/'],
  ['a whole URL without a path', 'GET http://a', 404, '/'],
  ['a whole URL with a query alone', 'GET http://a?limit=1', 404, '/'],
  ['the server as a whole', 'OPTIONS *', 204, '*'],
  ['the server as a whole, through a proxy', 'OPTIONS http://a:80', 204, '*'],
])('%s (%s) answers %i.', async (_what, line, status, path) => {
  const [reply] = await exchange(app.url, `${line} HTTP/1.1\r\n${HOST}${CLOSE}`);
  expect(reply!.status).toBe(status);
  expect(lines).toMatchObject([{ request_id: reply!.headers['x-request-id'], path, status }]);
});

it('OPTIONS * tells every method that there is.', async () => {
  const [reply] = await exchange(app.url, `OPTIONS * HTTP/1.1\r\n${HOST}${CLOSE}`);
  expect(reply!.headers['allow']!.split(', ')).toEqual(
    expect.arrayContaining(['GET', 'HEAD', 'POST', 'PATCH', 'DELETE', 'OPTIONS']),
  );
});

it.each([
  ['* for GET', 'GET * HTTP/1.1', HOST],
  ['* for TRACE', 'TRACE * HTTP/1.1', HOST],
  ['a fragment', 'GET /health#x HTTP/1.1', HOST],
  ['a fragment of a whole URL', 'GET http://a/health#x HTTP/1.1', HOST],
  ['another scheme', 'GET ftp://a/health HTTP/1.1', HOST],
  ['a user in the URL', 'GET http://user:secret@a/health HTTP/1.1', HOST],
  ['a URL without a host', 'GET http:///health HTTP/1.1', HOST],
  ['a host and a port as for CONNECT', 'GET a:80 HTTP/1.1', HOST],
  ['a path without its slash', 'GET health HTTP/1.1', HOST],
  ['a backslash in front', 'GET \\health HTTP/1.1', HOST],
  ['a space in the path', 'GET /a b HTTP/1.1', HOST],
  ['another version', 'GET /health HTTP/2.0', HOST],
  ['no version', 'GET /health', ''],
  ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM', ''],
  ['no Host', 'GET /health HTTP/1.1', ''],
  ['no Host beside a whole URL', 'GET http://a/health HTTP/1.1', ''],
  ['two Hosts', 'GET /health HTTP/1.1', `${HOST}${HOST}`],
  ['a Host with a path', 'GET /health HTTP/1.1', 'Host: a/b\r\n'],
  ['a Host with a user', 'GET /health HTTP/1.1', 'Host: user@a\r\n'],
])('%s is refused with 400 and one line in the log.', async (_what, line, headers) => {
  const { problem } = await refusal(app.url, `${line}\r\n${headers}\r\n`);
  expect(problem).toMatchObject({ type: '/problems/invalid-request', status: 400 });
  expect(lines).toMatchObject([{ request_id: problem.request_id, status: 400 }]);
  expect(JSON.stringify(lines)).not.toContain('secret');
});

it.each(['HTTP/1.1\r\nHost:', 'HTTP/1.1\r\nHost: [::1]:8000', 'HTTP/1.0'])(
  'GET /health %s is fine.',
  async (rest) => {
    const [reply] = await exchange(app.url, `GET /health ${rest}\r\n${CLOSE}`);
    expect(reply!.status).toBe(200);
  },
);

it('A refusal keeps the request id, names the header and lets a page read it.', async () => {
  const bytes = 'GET /health HTTP/1.1\r\nX-Request-Id: mine\r\nOrigin: https://a.example\r\n\r\n';
  const { headers, problem } = await refusal(app.url, bytes);
  expect(headers['access-control-allow-origin']).toBe('*');
  expect(problem.request_id).toBe('mine');
  expect(problem.errors).toEqual([{ in: 'header', name: 'host', message: 'is required' }]);
});

it('A wish for another protocol is ignored.', async () => {
  const upgrade = 'Connection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n';
  const [reply] = await exchange(app.url, `GET /health HTTP/1.1\r\n${HOST}${upgrade}`);
  expect(reply!.status).toBe(200);
});

it.each(['//evil.example/x', '///evil.example/x', '//', '/\\evil.example/x', '/%2Fevil.example'])(
  'The instance of %s is the path itself, and on no other host.',
  async (path) => {
    const [reply] = await exchange(app.url, `GET ${path} HTTP/1.1\r\n${HOST}${CLOSE}`);
    expect(reply!.status).toBe(404);
    const { instance } = JSON.parse(reply!.body) as { instance: string };
    const resolved = new URL(instance, 'https://api.example/problems/');
    expect(resolved.host).toBe('api.example');
    expect(decodeURI(resolved.pathname)).toBe(decodeURI(path));
  },
);
