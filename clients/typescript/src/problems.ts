import type { InvalidPart, Problem } from './types.js';

/**
 * A reply of the server that says no (RFC 9457). Each kind of problem is a class of its own.
 * `name` tells them apart where `instanceof` cannot, as across two copies of this package.
 */
export class ProblemError extends Error {
  override readonly name: string = 'ProblemError';
  /** The HTTP status. */
  readonly status: number;
  /** Names the request in the server's log. */
  readonly request_id: string | undefined;

  constructor(
    /** The problem document; only `status` and `title` where something in between has answered. */
    readonly problem: Pick<Problem, 'status' | 'title'> & Partial<Problem>,
    /** Seconds after which to try again, where the server has said so. */
    readonly retry_after?: number,
  ) {
    super(problem.detail ?? `The server answers ${problem.status}.`);
    this.status = problem.status;
    this.request_id = problem.request_id;
  }

  /** What is wrong with the request, part by part. */
  get errors(): readonly InvalidPart[] {
    return this.problem.errors ?? [];
  }
}

export class InvalidRequest extends ProblemError {
  override readonly name = 'InvalidRequest';
}
export class InvalidCursor extends ProblemError {
  override readonly name = 'InvalidCursor';
}
export class Unauthorized extends ProblemError {
  override readonly name = 'Unauthorized';
}
export class NotFound extends ProblemError {
  override readonly name = 'NotFound';
}
export class MethodNotAllowed extends ProblemError {
  override readonly name = 'MethodNotAllowed';
}
export class AlreadyExists extends ProblemError {
  override readonly name = 'AlreadyExists';
}
/** The message is finished or deleted: somebody may have stopped the answer. */
export class MessageFinal extends ProblemError {
  override readonly name = 'MessageFinal';
}
export class OffsetMismatch extends ProblemError {
  override readonly name = 'OffsetMismatch';
  /** The length of the stored content, in Unicode code points. */
  get length(): number {
    return this.problem.length ?? 0;
  }
}
export class PreconditionFailed extends ProblemError {
  override readonly name = 'PreconditionFailed';
}
export class PayloadTooLarge extends ProblemError {
  override readonly name = 'PayloadTooLarge';
}
export class UnsupportedMediaType extends ProblemError {
  override readonly name = 'UnsupportedMediaType';
}
export class IdempotencyKeyReused extends ProblemError {
  override readonly name = 'IdempotencyKeyReused';
}
export class TooManyRequests extends ProblemError {
  override readonly name = 'TooManyRequests';
}
export class InternalError extends ProblemError {
  override readonly name = 'InternalError';
}
export class Unavailable extends ProblemError {
  override readonly name = 'Unavailable';
}

/** No reply came: no connection, one that broke, or silence for too long. `cause` is what `fetch` says. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
}
