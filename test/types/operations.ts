import type { Operation, Operations, Reply } from '../../src/http/operations/types';

/*
 * Compiled by `npm run check:types`, never run: each line under an expected
 * error must not compile, and the compiler complains when it does.
 */

declare const all: Operations;
declare const chat: Extract<Reply<'updateChat'>, { status: 200 }>['body'];

export const complete: Operations = { ...all };

const { getHealth, ...withoutHealth } = all;
export const health: Operation<'getHealth'> = getHealth;
// @ts-expect-error an operation is missing
export const missing: Operations = withoutHealth;

export const extra: Operations = {
  ...all,
  // @ts-expect-error an operation that the contract does not have
  purgeChats: getHealth,
};

export const ok: Reply<'getHealth'> = { status: 200, body: { status: 'ok' } };
// @ts-expect-error a status that the contract does not document
export const teapot: Reply<'getHealth'> = { status: 418, body: { status: 'ok' } };
// @ts-expect-error a body of the wrong shape for its status
export const wrongBody: Reply<'getHealth'> = { status: 200, body: { status: 'fine' } };
// @ts-expect-error a status without the body that it has
export const noBody: Reply<'getHealth'> = { status: 200 };

export const updated: Reply<'updateChat'> = { status: 200, headers: { ETag: '"2"' }, body: chat };
// @ts-expect-error the header ETag is missing
export const noHeaders: Reply<'updateChat'> = { status: 200, body: chat };
// @ts-expect-error the header ETag is missing among others
export const noETag: Reply<'createChat'> = { status: 201, headers: { Location: '/' }, body: chat };
export const otherHeader: Reply<'updateChat'> = {
  status: 200,
  // @ts-expect-error a header that the contract does not document
  headers: { ETag: '"2"', 'X-Shard': '1' },
  body: chat,
};

const held = { ETag: '"2"', 'Cache-Control': 'private, no-cache' } as const;
export const notModified: Reply<'getChat'> = { status: 304, headers: held };
export const notModifiedWithBody: Reply<'getChat'> = {
  status: 304,
  headers: held,
  // @ts-expect-error a status that has no body
  body: chat,
};
// @ts-expect-error a body that belongs to another status
export const problemAsChat: Reply<'getChat'> = { status: 404, body: chat };

export const input: Operation<'listChats'> = ({ query }) => {
  const limit: number = query.limit; // it has a default
  // @ts-expect-error it has none, and may be undefined
  const pinned: boolean = query.pinned;
  // @ts-expect-error a parameter of another operation
  const order: unknown = query.order;
  return all.listChats({ query: { limit, pinned, order } } as never);
};

declare const followed: Extract<Reply<'streamEvents'>, { status: 200 }>;
export const stream: Reply<'streamEvents'> = followed;
// @ts-expect-error a chat's stream sends messages, and a list's does not
export const events: (typeof followed)['events'] = {} as Extract<
  Reply<'streamChatEvents'>,
  { status: 200 }
>['events'];
// @ts-expect-error a stream has no body
export const streamBody: Reply<'streamEvents'> = { ...followed, body: {} };
