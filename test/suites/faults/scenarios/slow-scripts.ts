import type { Script } from '../raw';

const HEADER_LIMIT = 13_000; // 10 s, looked at each second, and some time to be late
const REQUEST_LIMIT = 33_000; // 30 s likewise
const AT_ONCE = 2_000;

/** Clients that take their time. @param patient also those that are closed only after 30 s. */
export function slowScripts(chatId: string, patient: boolean): Script[] {
  const timeout = /^HTTP\/1.1 408 /;
  const header = (name: string, first: string, more?: string) =>
    ({ name, first, limit: HEADER_LIMIT, reply: timeout, ...(more ? { more } : {}) }) as const;
  const body = (name: string, headers: string, first: string, more?: string) => ({
    ...header(name, `${post(chatId)}${headers}\r\n\r\n${first}`, more),
    limit: REQUEST_LIMIT,
    reply: /^(HTTP\/1.1 100 Continue\r\n\r\n)?HTTP\/1.1 408 /,
  });
  return [
    header('silent', ''),
    header('dribbled header', 'GET /ready HTTP/1.1\r\nHost: localhost\r\nX-Slow: ', 'a'),
    header('header without end', 'GET /ready HTTP/1.1\r\nHost: localhost\r\n', 'X-More: 1\r\n'),
    ...(patient
      ? [
          body('half body', 'Content-Length: 1000', '{"role":"user",'),
          body('dribbled body', 'Content-Length: 100000', '{"role":"user","content":"', 'a'),
          body('dribbled chunks', 'Transfer-Encoding: chunked', '', '1\r\n \r\n'),
          body('never continued', 'Expect: 100-continue\r\nContent-Length: 1000', ''),
        ]
      : []),
  ];
}

/** Requests that are no HTTP. */
export function badFraming(chatId: string): Script[] {
  const bad = (name: string, first: string | Buffer, reply = /^HTTP\/1.1 400 /) => ({
    name,
    first,
    reply,
    limit: AT_ONCE,
  });
  const body = (name: string, headers: string, rest = '') =>
    bad(name, `${post(chatId)}${headers}\r\n\r\n${rest}`);
  return [
    bad('garbage', 'KÖKPAR\r\n\r\n'),
    bad('bytes', Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0xff, 0x0d, 0x0a])),
    bad('unknown method', 'STEAL / HTTP/1.1\r\nHost: localhost\r\n\r\n'),
    bad('unknown version', 'GET /ready HTTP/9.9\r\nHost: localhost\r\n\r\n'),
    bad('no Host', 'GET /ready HTTP/1.1\r\n\r\n'),
    bad('space before colon', 'GET /ready HTTP/1.1\r\nHost : a\r\n\r\n'),
    bad('NUL in a header', 'GET /ready HTTP/1.1\r\nHost: localhost\r\nX-A: \0\r\n\r\n'),
    bad(
      'header too large',
      `GET /ready HTTP/1.1\r\nHost: localhost\r\nX-A: ${'a'.repeat(20_000)}\r\n\r\n`,
      /^HTTP\/1.1 431 /,
    ),
    body('two lengths', 'Content-Length: 2\r\nContent-Length: 3', '{}'),
    body('length and chunks', 'Content-Length: 2\r\nTransfer-Encoding: chunked', '0\r\n\r\n'),
    body('negative length', 'Content-Length: -1'),
    body('length in words', 'Content-Length: two', '{}'),
    body('length beyond all', 'Content-Length: 99999999999999999999999', '{}'),
    body('encoding that is not chunked', 'Transfer-Encoding: gzip', '{}'),
    body('bad chunk size', 'Transfer-Encoding: chunked', 'ZZ\r\n{}\r\n0\r\n\r\n'),
    body('chunk longer than said', 'Transfer-Encoding: chunked', '1\r\n{}\r\n0\r\n\r\n'),
  ];
}

function post(chatId: string): string {
  return `POST /api/v1/chats/${chatId}/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n`;
}
