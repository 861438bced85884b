import type { components } from '../../../generated/openapi';
import { uriReference } from './uri-reference';

type ProblemType = components['schemas']['ProblemType'];
export type InvalidPart = components['schemas']['InvalidPart'];

/** The name of a kind of problem: its type without the path. */
export type Slug = ProblemType extends `/problems/${infer Name}` ? Name : never;

/** A problem that HTTP itself brings along, before any operation runs. */
export class HttpProblem extends Error {
  constructor(
    readonly slug: Slug,
    readonly detail?: string,
    readonly errors?: readonly InvalidPart[],
    readonly headers?: Readonly<Record<string, string>>,
  ) {
    super(detail ?? slug);
    this.name = 'HttpProblem';
  }
}

/** Characters that are shown of a path. */
const SHOWN = 200;

/** Nothing is at this path. */
export function noOperation(path: string): HttpProblem {
  const advice =
    path.endsWith('/') && path !== '/'
      ? 'Leave out the slash at the end.'
      : 'The API is under /api/v1; see /docs.';
  const shown = uriReference(path.slice(0, SHOWN));
  return new HttpProblem('not-found', `No operation at ${shown}. ${advice}`);
}

/** The body is too large. @param limit the bytes that it may have. */
export function tooLarge(limit: number): HttpProblem {
  return new HttpProblem('payload-too-large', `The body must not exceed ${limit} bytes.`);
}

/** Something in the body is no good. @param pointer a JSON Pointer (RFC 6901). */
export function invalidBody(pointer: string, message: string): HttpProblem {
  return new HttpProblem('invalid-request', undefined, [{ in: 'body', pointer, message }]);
}

/** A parameter of the query is no good. */
export function invalidQuery(name: string, message: string): HttpProblem {
  return new HttpProblem('invalid-request', undefined, [{ in: 'query', name, message }]);
}

/** A parameter of the path is no good. */
export function invalidPath(name: string, message: string): HttpProblem {
  return new HttpProblem('invalid-request', undefined, [{ in: 'path', name, message }]);
}
