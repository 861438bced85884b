import * as problems from '../problems.js';
import type { Problem } from '../types.js';
import { retryAfter } from './retry-after.js';

const CLASSES: Partial<Record<string, typeof problems.ProblemError>> = {
  '/problems/invalid-request': problems.InvalidRequest,
  '/problems/invalid-cursor': problems.InvalidCursor,
  '/problems/unauthorized': problems.Unauthorized,
  '/problems/not-found': problems.NotFound,
  '/problems/method-not-allowed': problems.MethodNotAllowed,
  '/problems/already-exists': problems.AlreadyExists,
  '/problems/message-final': problems.MessageFinal,
  '/problems/offset-mismatch': problems.OffsetMismatch,
  '/problems/precondition-failed': problems.PreconditionFailed,
  '/problems/payload-too-large': problems.PayloadTooLarge,
  '/problems/unsupported-media-type': problems.UnsupportedMediaType,
  '/problems/idempotency-key-reused': problems.IdempotencyKeyReused,
  '/problems/too-many-requests': problems.TooManyRequests,
  '/problems/internal': problems.InternalError,
  '/problems/unavailable': problems.Unavailable,
} satisfies Record<Problem['type'], unknown>;

/** @param body of a reply outside 2xx, as far as it could be parsed. */
export function toProblem({ status, headers }: Response, body: unknown): problems.ProblemError {
  const wait = retryAfter(headers);
  const isProblem = typeof body === 'object' && body !== null && 'type' in body;
  if (!isProblem) return new problems.ProblemError({ status, title: `HTTP ${status}` }, wait);
  const problem = body as Problem;
  return new (CLASSES[problem.type] ?? problems.ProblemError)(problem, wait);
}
