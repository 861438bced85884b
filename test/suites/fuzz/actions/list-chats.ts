import { differences } from '../model/expect-message';
import type { Chat } from '../model/model';
import { expected } from '../run/check';
import type { Session } from '../run/session';
import { jsonOf, requestFor } from '../wire/request';
import type { Action } from './action';
import { someChat } from './pick';

interface ChatPage {
  readonly data: readonly Chat[];
  readonly has_more: boolean;
  readonly next_cursor: string | null;
}

/** A walk goes no further than this, should there be many chats of others. */
const PAGES = 30;

/** Walks through the chats; every one of the worker's own comes once, as it is. */
async function walk(session: Session): Promise<void> {
  const { choice, model } = session;
  await someChat(session);
  const pinned = choice.one([undefined, undefined, true, false]);
  const archived = choice.one([undefined, false, true]);
  const limit = choice.one([undefined, 20, 50, 199, 200]);
  const due = new Map(
    model.alive
      .filter(({ chat }) => chat.archived === (archived ?? false))
      .filter(({ chat }) => pinned === undefined || chat.pinned === pinned)
      .map(({ chat }) => [chat.id, chat]),
  );
  const oldest = [...due.values()].map((chat) => chat.last_activity_at).sort()[0] ?? '~';
  let last: Chat | undefined;
  let cursor: string | null = null;
  for (let page = 0; page < PAGES; page += 1) {
    const all = { pinned, archived, limit, cursor };
    const query = Object.entries(all).flatMap(([name, value]) =>
      value === undefined || value === null ? [] : [[name, String(value)] as const],
    );
    const request = requestFor(session.operation('listChats'), { query });
    const reply = await session.send(request, expected('the request is valid', 200));
    const { data, has_more, next_cursor } = jsonOf<ChatPage>(reply);
    const found = [];
    if (data.length > (limit ?? 50)) found.push(`has ${data.length} items`);
    if (has_more !== (next_cursor !== null)) found.push('next_cursor and has_more do not agree');
    if (has_more && data.length !== (limit ?? 50))
      found.push('a page with more behind it is not full');
    for (const chat of data) {
      if (last && !isAfter(last, chat)) found.push(`${chat.id} is out of order, or comes twice`);
      if (chat.archived !== (archived ?? false)) found.push('has a chat of the other archived');
      if (pinned !== undefined && chat.pinned !== pinned)
        found.push('has a chat of the other pinned');
      const own = due.get(chat.id);
      if (own) found.push(...differences('the chat', own, chat));
      due.delete(chat.id);
      last = chat;
    }
    const done =
      !has_more || (due.size === 0 && page > 0) || (last?.last_activity_at ?? '') < oldest;
    if (done && due.size > 0) found.push(`leaves out ${[...due.keys()].join(', ')}`);
    session.hold(found, request, reply);
    if (done) return;
    cursor = next_cursor;
  }
}

/** Whether a chat belongs behind another one in the list. */
function isAfter(one: Chat, other: Chat): boolean {
  return (
    other.last_activity_at < one.last_activity_at ||
    (other.last_activity_at === one.last_activity_at && other.id < one.id)
  );
}

export const listChatsActions: readonly Action[] = [
  { name: 'walk through chats', weight: 4, needs: ['createChat', 'listChats'], run: walk },
];
