import type { Request, RequestHandler } from 'express';
import { bodySize } from './body';

/** What a body may have for all its mistakes to be listed; a list takes about a millisecond then. */
const BYTES = 32_768;
const VALUES = 500;

/**
 * Checks a request up to its first mistake, and lists all of them only where its
 * body is small: the validator takes time by the square of the mistakes in an array.
 */
export function listIfSmall(check: RequestHandler, list: RequestHandler): RequestHandler {
  return (req, res, next) =>
    void check(req, res, (error?: unknown) => {
      if (error !== undefined && isSmall(req)) void list(req, res, next);
      else next(error);
    });
}

function isSmall(req: Request): boolean {
  return bodySize(req) <= BYTES && hasAtMost(VALUES, req.body);
}

/** Counts the values in a JSON value, but not further than `limit`. */
function hasAtMost(limit: number, value: unknown): boolean {
  const found = [value];
  for (const outer of found) {
    if (typeof outer !== 'object' || outer === null) continue;
    const inner = Object.values(outer);
    if (found.length + inner.length > limit) return false;
    found.push(...(inner as unknown[]));
  }
  return true;
}
