import type { Contract } from '../contract/contract';
import { noOperation, tooLarge, type InvalidPart, type Slug } from './http-problem';
import { invalidParts, type Complaint } from './invalid-parts';
import { jsonFault } from './json-fault';
import type { Recognised, Request } from './recognised';

/** What express, its body parser and the validator throw. */
export interface LibraryError extends Error {
  readonly status?: number;
  readonly type?: string;
  readonly limit?: number;
  /** The text that is no JSON. */
  readonly body?: string;
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

export function recogniseLibrary(
  { words }: Pick<Contract, 'words'>,
  error: LibraryError,
  { path }: Request,
): Recognised {
  const { status = 500, type, limit, headers, errors } = error;
  const slug = BY_STATUS[status] ?? 'internal';
  if (slug === 'payload-too-large' && limit !== undefined) return tooLarge(limit);
  if (slug === 'not-found') return noOperation(path);
  if (slug === 'method-not-allowed') return { slug, ...onlyThese(headers?.['Allow'] ?? '') };
  if (slug !== 'invalid-request') return { slug };
  if (type === 'entity.parse.failed')
    return { slug, errors: [{ in: 'body', pointer: '', message: jsonFault(error.body ?? '') }] };
  // Only the validator brings `errors`; the rest is a body that could not be read, such as bad gzip.
  const unread: InvalidPart = { in: 'body', pointer: '', message: 'cannot be read' };
  const parts = errors ? invalidParts(words, errors) : [unread];
  const cursor = parts.length > 0 && parts.every(({ name }) => name === 'cursor');
  return { slug: cursor ? ('invalid-cursor' as const) : slug, errors: parts };
}

/** HEAD works wherever GET does, and OPTIONS everywhere. */
function onlyThese(methods: string): Pick<Recognised, 'detail' | 'headers'> {
  const all = methods
    .split(', ')
    .flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : method))
    .concat('OPTIONS');
  return {
    detail: `This path takes ${all.slice(0, -1).join(', ')} and ${all.at(-1)}.`,
    headers: { Allow: all.join(', ') },
  };
}
