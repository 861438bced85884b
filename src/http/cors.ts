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

/** Lets browsers of these origins in; any other OPTIONS request goes on to be answered with `Allow`. */
export function allowOrigins(contract: Contract, origins: readonly string[] | '*'): RequestHandler {
  const named = origins !== '*';
  const options = {
    origin: named ? [...origins] : '*',
    credentials: named,
    exposedHeaders: EXPOSED,
  };
  const preflight = cors({ ...options, methods: everyMethod(contract), maxAge: 600 });
  const plain = cors({ ...options, preflightContinue: true });
  return (req, res, next) =>
    (req.headers['access-control-request-method'] ? preflight : plain)(req, res, next);
}
