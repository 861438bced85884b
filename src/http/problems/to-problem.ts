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
import { Unavailable } from '../../db/failures';
import type { DescribedProblem } from '../contract/contract';
import { HttpProblem, tooLarge, type InvalidPart, type Slug } from './http-problem';
import { invalidParts, type Complaint } from './invalid-parts';

export type Problem = components['schemas']['Problem'];

/** A problem document with the headers that belong to it. */
export interface ProblemReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Problem;
  /** Whether the fault is the server's and the log has to tell. */
  readonly fault: boolean;
}

export interface Request {
  readonly path: string;
  readonly id: string;
}

/** Turns whatever was thrown into a problem document: the one place that knows which status it has. */
export function toProblem(
  catalogue: Readonly<Record<string, DescribedProblem>>,
  error: unknown,
  request: Request,
): ProblemReply {
  const { slug, detail, headers = {}, errors, length } = recognise(error);
  const { status, title, action } = catalogue[slug]!;
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

type Recognised = Omit<HttpProblem, keyof Error> & {
  /** Code points of the content as it is stored. */
  readonly length?: number;
};

function recognise(error: unknown): Recognised {
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
    return { slug: 'unavailable', headers: { 'Retry-After': String(error.retryAfter) } };
  return recogniseLibrary(error as LibraryError);
}

/** A request that has brought no token is told no error (RFC 6750, section 3.1). */
function challenge({ reason }: Unauthorized): Readonly<Record<string, string>> {
  return { 'WWW-Authenticate': reason === undefined ? 'Bearer' : 'Bearer error="invalid_token"' };
}

/** What express, its body parser and the validator throw. */
interface LibraryError extends Error {
  readonly status?: number;
  readonly type?: string;
  readonly limit?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly errors?: readonly Complaint[];
}

const BY_STATUS: Readonly<Record<number, Slug>> = {
  400: 'invalid-request',
  401: 'unauthorized',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'payload-too-large',
  415: 'unsupported-media-type',
};

function placeOf({ index, property, message }: InvalidMessage): InvalidPart {
  const place = index === undefined ? '' : `/messages/${index}`;
  return { in: 'body', pointer: `${place}/${property}`, message };
}

function recogniseLibrary(error: LibraryError): Recognised {
  const { status = 500, type, limit, headers, errors } = error;
  const slug = BY_STATUS[status] ?? 'internal';
  if (slug === 'payload-too-large' && limit !== undefined) return tooLarge(limit);
  if (slug === 'method-not-allowed') return { slug, headers: allow(headers?.['Allow'] ?? '') };
  if (slug !== 'invalid-request') return { slug };
  if (type === 'entity.parse.failed')
    return { slug, errors: [{ in: 'body' as const, pointer: '', message: 'is not valid JSON' }] };
  // Only the validator brings `errors`; the rest is a body that could not be read, such as bad gzip.
  const unread: InvalidPart = { in: 'body', pointer: '', message: 'cannot be read' };
  const parts = errors ? invalidParts(errors) : [unread];
  const cursor = parts.length > 0 && parts.every(({ name }) => name === 'cursor');
  return { slug: cursor ? ('invalid-cursor' as const) : slug, errors: parts };
}

/** HEAD works wherever GET does, and OPTIONS everywhere. */
function allow(methods: string): Readonly<Record<string, string>> {
  const all = methods
    .split(', ')
    .flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : method));
  return { Allow: [...all, 'OPTIONS'].join(', ') };
}

/**
 * A path as it came may hold characters that RFC 3986 allows in no URI, and two
 * slashes in front would be read as another host (section 4.2).
 */
export function uriReference(path: string): string {
  if (!path.startsWith('/')) return '/';
  return path
    .replace(/^\/\//, '/.//')
    .replace(/%(?![\dA-Fa-f]{2})/g, '%25')
    .replace(/[^A-Za-z0-9._~!$&'()*+,;=:@%/-]/g, (character) => encodeURIComponent(character));
}
