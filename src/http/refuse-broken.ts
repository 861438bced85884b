import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Contract } from './contract/contract';
import type { Problem } from './problems/to-problem';

/** What node's parser says of a request that it cannot hand on. */
type ParserError = Error & { readonly code?: string };

const STATUS: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/**
 * Answers what is no HTTP request, or took too long to become one, with a
 * problem document and closes the connection: no application ever sees it.
 */
export function refuseBroken({ problems, fingerprint }: Contract, newId: () => string) {
  return ({ code = '' }: ParserError, socket: Duplex): void => {
    if (code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const status = STATUS[code] ?? 400;
    const id = newId();
    const body = JSON.stringify({
      type: '/problems/invalid-request',
      title: problems['invalid-request']!.title,
      status,
      detail: `${STATUS_CODES[status]}: this could not be read as an HTTP request.`,
      instance: '/',
      request_id: id,
    } satisfies Problem);
    socket.end(
      [
        `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
        'Connection: close',
        'Content-Type: application/problem+json; charset=utf-8',
        `Content-Length: ${Buffer.byteLength(body)}`,
        `X-Request-Id: ${id}`,
        `X-Contract: ${fingerprint}`,
        '',
        body,
      ].join('\r\n'),
    );
  };
}
