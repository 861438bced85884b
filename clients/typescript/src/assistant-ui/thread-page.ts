import type { RemoteThreadListAdapter } from '@assistant-ui/core' with {
  'resolution-mode': 'import',
};
import type { Client } from '../client.js';
import type { Chat } from '../types.js';
import { metadataToCustom } from './custom.js';

type ThreadPage = Awaited<ReturnType<RemoteThreadListAdapter['list']>>;
type Thread = ThreadPage['threads'][number];

/** Where the walk over the regular chats goes on, and that over the archived ones; null at its end. */
type Cursors = readonly [regular: string | null, archived: string | null];

/**
 * A page of threads: the next regular and the next archived ones, so that either list of a screen
 * grows with every page. The two walks go on independently; their cursors are packed into one.
 */
export async function listThreads(
  client: Client,
  pageSize: number,
  after?: string,
): Promise<ThreadPage> {
  const cursors = after === undefined ? undefined : unpack(after);
  const read = async (archived: boolean) => {
    const cursor = cursors?.[archived ? 1 : 0];
    if (cursor === null) return { data: [], next_cursor: null };
    return client.listChats({ archived, limit: pageSize, ...(cursor !== undefined && { cursor }) });
  };
  const [regular, archived] = await Promise.all([read(false), read(true)]);
  const next: Cursors = [regular.next_cursor, archived.next_cursor];
  return {
    threads: [...regular.data, ...archived.data].map(threadOf),
    ...(next.some((cursor) => cursor !== null) && { nextCursor: JSON.stringify(next) }),
  };
}

function unpack(after: string): Cursors {
  const cursors: unknown = JSON.parse(after);
  if (!Array.isArray(cursors) || cursors.length !== 2)
    throw new TypeError(`${after} is not a cursor of this list.`);
  return cursors as unknown as Cursors;
}

/** A chat as assistant-ui lists it. */
export function threadOf(chat: Chat): Thread {
  return {
    status: chat.archived ? 'archived' : 'regular',
    remoteId: chat.id,
    title: chat.title ?? undefined,
    lastMessageAt: new Date(chat.last_activity_at),
    custom: metadataToCustom(chat.metadata),
  };
}
