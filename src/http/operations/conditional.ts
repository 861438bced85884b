import type { KeptReplies } from '../kept-replies';
import { etag, noneMatch } from './etag';
import type { Input, Operation, OperationId, Reply } from './types';

/** The operations whose reply a client may hold on to until its revision moves. */
export type Conditional = {
  [Id in OperationId]: Reply<Id> extends infer R
    ? R extends { readonly status: 304 }
      ? Id
      : never
    : never;
}[OperationId];

type Body<Id extends Conditional> = Extract<Reply<Id>, { readonly status: 200 }>['body'];

/** A read that can be asked for its revision alone. */
export interface Revised<Id extends Conditional> {
  /** What the reply depends on, at the cost of one row. @throws as `read` where there is nothing. */
  readonly revision: (input: Input<Id>) => Promise<number>;
  /** The reply, and a revision that is not newer than it. */
  readonly read: (
    input: Input<Id>,
  ) => Promise<{ readonly revision: number; readonly body: Body<Id> }>;
}

/** Browsers may keep a reply, and ask each time whether it still holds. */
const CACHE_CONTROL = 'private, no-cache';

/**
 * Makes an operation of a read with a revision: `If-None-Match` is answered by
 * the revision alone, a reply is kept for as long as its revision is the present
 * one, and every reply carries the `ETag` (RFC 9110, section 13).
 */
export function conditional<Id extends Conditional>(
  replies: KeptReplies,
  operation: Id,
  { revision, read }: Revised<Id>,
): Operation<Id> {
  const headers = (revision: number) => ({
    ETag: etag(revision),
    'Cache-Control': CACHE_CONTROL,
  });
  return async (input) => {
    const tags = (input.headers as { readonly 'if-none-match'?: string })['if-none-match'];
    const known = tags === undefined ? undefined : await revision(input);
    if (known !== undefined && !noneMatch(tags, known))
      return { status: 304, headers: headers(known) } as unknown as Reply<Id>;
    const { owner, path, query } = input;
    const kept = await replies.of(operation, [owner, path, query], {
      known,
      revision: () => revision(input),
      read: () => read(input),
    });
    return {
      status: 200,
      headers: headers(kept.revision),
      bytes: kept.bytes,
    } as unknown as Reply<Id>;
  };
}
