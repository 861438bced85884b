import { checkPage } from '../model/expect-page';
import type { KnownChat, MessagePage } from '../model/model';
import { expected } from '../run/check';
import type { Session } from '../run/session';
import { jsonOf, requestFor } from '../wire/request';
import type { Action } from './action';
import { inPath, someChat } from './pick';

interface Filter {
  readonly order: 'asc' | 'desc' | undefined;
  readonly limit: number | undefined;
  readonly after: number | undefined;
  readonly before: number | undefined;
}

/** Walks through a chat by cursor, with any filter, and holds what it saw to the model. */
async function walk(session: Session): Promise<void> {
  const known = await someChat(session);
  const filter = anyFilter(session, known.messages.length);
  const due = wanted(known, filter);
  let seen = 0;
  let cursor: string | null = null;
  do {
    const request = requestFor(session.operation('listMessages'), {
      path: { chat_id: inPath(session, known.chat.id) },
      query: queryOf(filter, cursor),
    });
    const reply = await session.send(request, expected('the chat exists', 200));
    const page = jsonOf<MessagePage>(reply);
    const found = checkPage(page, due.slice(seen), filter.limit ?? 50);
    if (reply.headers['etag'] !== `"${known.chat.revision}"`)
      found.push('the ETag is not the revision of the chat');
    session.hold(found, request, reply);
    seen += page.data.length;
    cursor = page.next_cursor;
  } while (cursor !== null);
}

function anyFilter({ choice }: Session, count: number): Filter {
  const bound = () =>
    choice.once(3)
      ? choice.one([0, 1, choice.int(0, count + 1), count, Number.MAX_SAFE_INTEGER])
      : undefined;
  return {
    order: choice.one([undefined, 'asc', 'desc'] as const),
    // A walk in small steps through a long chat would only cost time.
    limit:
      count > 40 ? choice.one([undefined, 49, 100, 200]) : choice.one([undefined, 3, 7, 50, 200]),
    after: bound(),
    before: bound(),
  };
}

function wanted({ messages }: KnownChat, { order, after = 0, before = Infinity }: Filter) {
  const some = messages.filter(({ sequence }) => sequence > after && sequence < before);
  return order === 'desc' ? some.reverse() : some;
}

function queryOf({ order, limit, after, before }: Filter, cursor: string | null) {
  const all = { order, limit, after_sequence: after, before_sequence: before, cursor };
  return Object.entries(all).flatMap(([name, value]) =>
    value === undefined || value === null ? [] : [[name, String(value)] as const],
  );
}

export const listMessagesActions: readonly Action[] = [
  { name: 'walk through messages', weight: 7, needs: ['createChat', 'listMessages'], run: walk },
];
