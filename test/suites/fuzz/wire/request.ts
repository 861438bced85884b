import type { Buffer } from 'node:buffer';
import type { Operation } from '../contract/contract';

/** A request, down to the bytes. */
export interface Request {
  /** The operation that it is meant for, if any. */
  readonly operation?: Operation | undefined;
  readonly method: string;
  /** Path and query as they go over the wire. */
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: Buffer | undefined;
  /** Without a length, in chunks. */
  readonly chunked?: boolean | undefined;
}

export interface Reply {
  readonly status: number;
  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** The latest number of the owner's line that was known when the request went out. */
  readonly since: number;
}

export interface Parts {
  /** By the names in the path template. */
  readonly path?: Readonly<Record<string, string>>;
  /** Encoded already. */
  readonly query?: readonly (readonly [name: string, value: string])[];
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly bytes?: Buffer | undefined;
}

/** Puts a request for an operation together. */
export function requestFor(operation: Operation, parts: Parts): Request {
  const { path = {}, query = [], headers = {}, bytes: body } = parts;
  const pathname = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => path[name]!);
  const search = query.map(([name, value]) => `${name}=${value}`).join('&');
  const all: NonNullable<Parts['headers']> = {
    ...(body ? { 'Content-Type': 'application/json' } : {}),
    ...headers,
  };
  return {
    operation,
    method: operation.method,
    target: search ? `${pathname}?${search}` : pathname,
    headers: Object.entries(all).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    ),
    body,
  };
}

/** The same request with one header of another value, or without it. */
export function withHeader(request: Request, name: string, value: string | undefined): Request {
  const others = request.headers.filter(([other]) => other.toLowerCase() !== name.toLowerCase());
  return { ...request, headers: value === undefined ? others : [...others, [name, value]] };
}

/** The JSON value of a reply's body, of which the contract has been asked before. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the one cast
export function jsonOf<T>(reply: Pick<Reply, 'body'>): T {
  return JSON.parse(reply.body.toString()) as T;
}
