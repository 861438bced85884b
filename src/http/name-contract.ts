import type { RequestHandler } from 'express';
import type { Contract } from './contract/contract';

/** Tells on every reply which contract answers. */
export function nameContract({ fingerprint }: Contract): RequestHandler {
  return (_req, res, next) => {
    res.setHeader('X-Contract', fingerprint);
    next();
  };
}
