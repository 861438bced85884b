import type { RequestHandler } from 'express';
import type { Contract } from './contract/contract';
import { matched } from './contract/matched';
import { identityOf } from './owner';
import { HttpProblem } from './problems/http-problem';

export interface RateLimitOptions {
  readonly contract: Contract;
  /** Requests a minute. */
  readonly limit: number;
  /** Whether owners are known; otherwise each address counts for itself. */
  readonly byOwner: boolean;
}

/** Milliseconds in which requests are counted. */
const WINDOW = 60_000;

/**
 * Limits how much one owner may ask, in this process, and tells it in the headers
 * `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers, 8).
 * Operations that belong to nobody count towards nothing.
 */
export async function rateLimits(options: RateLimitOptions): Promise<RequestHandler> {
  const { contract, limit, byOwner } = options;
  const { ipKeyGenerator, rateLimit } = await import('express-rate-limit');
  return rateLimit({
    windowMs: WINDOW,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    validate: false, // how many proxies there are is for TRUST_PROXY to say
    skip: (req) => matched(contract, req).schemes.length === 0,
    // A network of its own has so many addresses of IPv6 that one of them says nothing.
    keyGenerator: (req, res) =>
      byOwner ? identityOf(res)!.owner : ipKeyGenerator(req.ip ?? 'unknown'),
    handler: (_req, res, next) => {
      const seconds = String(res.getHeader('Retry-After') ?? WINDOW / 1_000);
      next(new HttpProblem('too-many-requests', undefined, undefined, { 'Retry-After': seconds }));
    },
  });
}
