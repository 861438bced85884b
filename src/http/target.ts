import type { IncomingMessage } from 'node:http';
import { HttpProblem } from './problems/http-problem';

/** The authority of a URI: a name or an address, and a port (RFC 3986, section 3.2). */
const HOST = /^(\[[\dA-Fa-f:.]+\]|[\w.~!$&'()*+,;=%-]*)(:\d{0,5})?$/;
const ABSOLUTE = /^https?:\/\/([^/?]*)(.*)$/is;

/**
 * Makes sense of what a request is about (RFC 9112, sections 3.2 and 3.3):
 * turns an absolute target into a path, after which `url` is a path or `*`.
 * @param isOurs whether a host is one that this server answers for.
 * @returns why the request cannot be answered; undefined where it can.
 */
export function readTarget(
  req: IncomingMessage,
  isOurs: (host: string) => boolean,
): HttpProblem | undefined {
  const { url: target = '' } = req;
  const absolute = ABSOLUTE.exec(target);
  if (absolute) readAbsolute(req, absolute[1]!, absolute[2]!);
  else if (!target.startsWith('/') && target !== '*') req.url = '/';

  if (req.httpVersionMajor !== 1)
    return new HttpProblem('invalid-request', 'This server speaks HTTP/1.1 and HTTP/1.0.');
  if (target.includes('#')) return badTarget('must not have a fragment.');
  if (absolute && (absolute[1] === '' || !HOST.test(absolute[1]!)))
    return badTarget('must have a host, with or without a port, and nothing else before its path.');
  if (!absolute && req.url !== target) return badTarget('must be a path or an http URL.');
  if (req.url === '*' && req.method !== 'OPTIONS') return badTarget('may be * for OPTIONS only.');
  return checkHost(req, isOurs);
}

/** What a proxy is sent: the target names the host, whatever the header says. */
function readAbsolute(req: IncomingMessage, authority: string, rest: string): void {
  const path = rest.split('#', 1)[0]!;
  if (path === '' && req.method === 'OPTIONS') req.url = '*';
  else req.url = path.startsWith('/') ? path : `/${path}`;
  if (req.headers.host !== undefined) req.headers.host = authority;
}

/** The header `Host` is there once, and is one. */
function checkHost(
  { rawHeaders, headers, httpVersionMinor }: IncomingMessage,
  isOurs: (host: string) => boolean,
) {
  const names = rawHeaders.filter((name, i) => i % 2 === 0 && /^host$/i.test(name));
  if (names.length === 0 && httpVersionMinor > 0) return badHost('is required');
  if (names.length > 1) return badHost('must be given once');
  if (!HOST.test(headers.host ?? '')) return badHost('must be a host, with or without a port');
  if (headers.host !== undefined && !isOurs(headers.host))
    return badHost('must be a name of this machine, or one in ALLOWED_HOSTS of the server');
  return undefined;
}

function badTarget(complaint: string): HttpProblem {
  return new HttpProblem('invalid-request', `The request target ${complaint}`);
}

function badHost(message: string): HttpProblem {
  return new HttpProblem('invalid-request', undefined, [{ in: 'header', name: 'host', message }]);
}
