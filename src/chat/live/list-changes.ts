import { chats } from '../../db/models/chat';
import { deletions } from '../../db/models/deletion';
import { ownerChanges } from '../../db/queries/changes';
import { unfold } from '../../db/queries/fold';
import type { On } from '../../db/queries/statement';
import type { ListStreamEvent } from '../contract';
import { toChat } from '../present';
import { chatEvent, deleted, reset } from './events';
import type { Look } from './feed';

/** Changes that are listed; when there are more, the client reads its list again. */
const MOST = 1_000;

/** Looks for the chats of an owner that have changed or gone. */
export function listChanges(reader: On, owner: string): Look<ListStreamEvent> {
  return async (from) => {
    const [row] = await ownerChanges(reader, { owner, since: from, limit: MOST + 1 });
    const to = Number(row?.revision ?? 0);
    const cleared = Number(row?.cleared ?? 0);
    const events = row
      ? [
          ...unfold(chats, row.chats).map((chat) => chatEvent(toChat(chat))),
          ...unfold(deletions, row.deletions).map(({ chat_id, revision }) =>
            deleted(chat_id, Number(revision)),
          ),
        ].sort((a, b) => a.data.revision - b.data.revision)
      : [];
    return {
      to,
      more: false,
      after: (since) => {
        const news = events.filter(({ data }) => data.revision > since);
        const tooMuch = cleared > since || news.length > MOST;
        return { events: tooMuch ? [reset(to)] : news, last: false };
      },
      passed: () => undefined,
    };
  };
}
