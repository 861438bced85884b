import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Contract } from './contract/contract';
import { everyMethod } from './contract/every-method';
import type { Slug } from './problems/http-problem';
import type { Problem } from './problems/to-problem';
import { uriReference } from './problems/uri-reference';

interface Refusal {
  readonly status: number;
  readonly slug: Slug;
  readonly detail: string;
}

const UNREADABLE: Refusal = {
  status: 400,
  slug: 'invalid-request',
  detail: 'This could not be read as an HTTP/1.1 request.',
};

/** By node's code for what it could not hand on as a request. */
const REFUSALS: Readonly<Record<string, Refusal>> = {
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    slug: 'invalid-request',
    detail: 'The request took too long to arrive.',
  },
  HPE_HEADER_OVERFLOW: {
    status: 431,
    slug: 'invalid-request',
    detail: 'The target and the headers may have at most 16 KB together.',
  },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: {
    status: 413,
    slug: 'payload-too-large',
    detail: 'The chunks of the body have too long extensions.',
  },
  CONNECT: {
    status: 405,
    slug: 'method-not-allowed',
    detail: 'This server is no proxy.',
  },
};

/** Refuses what node could not read, or waited for too long; the connection ends with it. */
export interface RefuseBroken {
  /** Logs it, and makes the whole reply to what has not even become a request. */
  readonly reply: (code: string) => string;
  /** Answers a request whose body could not be read. */
  readonly answer: (res: ServerResponse, code: string) => void;
}

export function refuseBroken(
  contract: Contract,
  newId: () => string,
  logger: Logger,
): RefuseBroken {
  const { problems, fingerprint } = contract;
  const allow = [...everyMethod(contract), 'OPTIONS'].join(', ');
  const refuse = (code: string, id: string, path: string) => {
    const { status, slug, detail } = REFUSALS[code] ?? UNREADABLE;
    const body = JSON.stringify({
      type: `/problems/${slug}`,
      title: problems[slug]!.title,
      status,
      detail,
      instance: uriReference(path),
      request_id: id,
    } satisfies Problem);
    const headers = {
      Connection: 'close',
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Content-Length': Buffer.byteLength(body),
      'X-Request-Id': id,
      'X-Contract': fingerprint,
      ...(status === 405 ? { Allow: allow } : {}),
    };
    return { status, headers, body };
  };
  return {
    reply(code) {
      const id = newId();
      const { status, headers, body } = refuse(code, id, '/');
      logger.info({ request_id: id, refused: code, status }, 'request refused');
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
      return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n');
    },
    answer(res, code) {
      const id = String(res.getHeader('X-Request-Id') ?? newId());
      const { status, headers, body } = refuse(code, id, res.req.url!.split('?', 1)[0]!);
      res.writeHead(status, headers).end(body);
    },
  };
}
