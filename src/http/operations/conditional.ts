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
 * the revision alone, and every reply carries the `ETag` (RFC 9110, section 13).
 */
export function conditional<Id extends Conditional>({
  revision,
  read,
}: Revised<Id>): Operation<Id> {
  const headers = (revision: number) => ({
    ETag: etag(revision),
    'Cache-Control': CACHE_CONTROL,
  });
  return async (input) => {
    const tags = (input.headers as { readonly 'if-none-match'?: string })['if-none-match'];
    if (tags !== undefined) {
      const now = await revision(input);
      if (!noneMatch(tags, now))
        return { status: 304, headers: headers(now) } as unknown as Reply<Id>;
    }
    const { revision: held, body } = await read(input);
    return { status: 200, headers: headers(held), body } as unknown as Reply<Id>;
  };
}
