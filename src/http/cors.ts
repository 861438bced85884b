import cors from 'cors';
import type { RequestHandler } from 'express';
import type { Contract } from './contract/contract';
import { everyMethod } from './contract/every-method';

/** Headers of replies that a page may read. */
const EXPOSED = [
  'ETag',
  'Cache-Control',
  'Location',
  'X-Request-Id',
  'X-Contract',
  'Idempotency-Replayed',
  'Retry-After',
  'RateLimit',
  'RateLimit-Policy',
  'WWW-Authenticate',
  'X-Accel-Buffering',
  'Allow',
];

/** What lets browsers in. */
export interface Cors {
  /** The same for every reply. */
  readonly constant: readonly RequestHandler[];
  /** What depends on a request; any OPTIONS that is no preflight goes on to be answered with `Allow`. */
  readonly layer: RequestHandler;
}

/** Lets browsers of these origins in. */
export function allowOrigins(contract: Contract, origins: readonly string[] | '*'): Cors {
  const named = origins !== '*';
  const options = {
    origin: named ? [...origins] : '*',
    credentials: named,
    exposedHeaders: EXPOSED,
  };
  const preflight = cors({ ...options, methods: everyMethod(contract), maxAge: 600 });
  const plain = cors({ ...options, preflightContinue: true });
  return {
    constant: named ? [] : [plain],
    layer: (req, res, next) => {
      if (req.method === 'OPTIONS')
        (req.headers['access-control-request-method'] ? preflight : plain)(req, res, next);
      else if (named) plain(req, res, next);
      else next();
    },
  };
}
