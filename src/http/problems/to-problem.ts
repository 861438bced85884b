import type { components } from '../../../generated/openapi';
import { Unauthorized } from '../../auth/identity';
import {
  AlreadyExists,
  ChatChanged,
  ChatNotFound,
  IdempotencyKeyReused,
  InvalidCursor,
  InvalidMessage,
  MessageChanged,
  MessageFinal,
  MessageNotFound,
  OffsetMismatch,
} from '../../chat/errors';
import { Outdated, Unavailable } from '../../db/failures';
import type { Contract } from '../contract/contract';
import { HttpProblem, type InvalidPart } from './http-problem';
import { recogniseLibrary, type LibraryError } from './library-errors';
import type { Recognised, Request } from './recognised';
import { uriReference } from './uri-reference';

export type Problem = components['schemas']['Problem'];

/** A problem document with the headers that belong to it. */
export interface ProblemReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Problem;
  /** Whether the fault is the server's and the log has to tell. */
  readonly fault: boolean;
}

/** Turns whatever was thrown into a problem document: the one place that knows which status it has. */
export function toProblem(
  contract: Pick<Contract, 'problems' | 'words'>,
  error: unknown,
  request: Request,
): ProblemReply {
  const { slug, detail, headers = {}, errors, length } = recognise(contract, error, request);
  const { status, title, action } = contract.problems[slug]!;
  return {
    status,
    headers,
    fault: slug === 'internal',
    body: {
      type: `/problems/${slug}`,
      title,
      status,
      detail: detail ?? action,
      instance: uriReference(request.path),
      request_id: request.id,
      ...(length !== undefined && { length }),
      ...(errors && errors.length > 0 ? { errors: [...errors] } : {}),
    },
  };
}

function recognise(
  contract: Pick<Contract, 'words'>,
  error: unknown,
  request: Request,
): Recognised {
  if (error instanceof HttpProblem) return error;
  if (error instanceof ChatNotFound || error instanceof MessageNotFound)
    return { slug: 'not-found', detail: error.message };
  if (error instanceof AlreadyExists) return { slug: 'already-exists', detail: error.message };
  if (error instanceof ChatChanged || error instanceof MessageChanged)
    return { slug: 'precondition-failed', detail: error.message };
  if (error instanceof MessageFinal) return { slug: 'message-final', detail: error.message };
  if (error instanceof OffsetMismatch)
    return { slug: 'offset-mismatch', detail: error.message, length: error.length };
  if (error instanceof InvalidMessage) return { slug: 'invalid-request', errors: [placeOf(error)] };
  if (error instanceof InvalidCursor) return { slug: 'invalid-cursor', detail: error.message };
  if (error instanceof IdempotencyKeyReused)
    return { slug: 'idempotency-key-reused', detail: error.message };
  if (error instanceof Unauthorized)
    return { slug: 'unauthorized', detail: error.reason, headers: challenge(error) };
  if (error instanceof Unavailable)
    return {
      slug: 'unavailable',
      headers: { 'Retry-After': String(error.retryAfter) },
      ...(error instanceof Outdated && { detail: error.message }),
    };
  return recogniseLibrary(contract, error as LibraryError, request);
}

/** A request that has brought no token is told no error (RFC 6750, section 3.1). */
function challenge({ reason }: Unauthorized): Readonly<Record<string, string>> {
  return { 'WWW-Authenticate': reason === undefined ? 'Bearer' : 'Bearer error="invalid_token"' };
}

function placeOf({ index, property, message }: InvalidMessage): InvalidPart {
  const place = index === undefined ? '' : `/messages/${index}`;
  return { in: 'body', pointer: `${place}/${property}`, message };
}
