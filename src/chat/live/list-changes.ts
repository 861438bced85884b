import { chats } from '../../db/models/chat';
import { deletions } from '../../db/models/deletion';
import { unfold } from '../../db/queries/fold';
import { listChanges, type ListChanges } from '../../db/queries/list-changes';
import type { On } from '../../db/queries/statement';
import type { ListStreamEvent } from '../contract';
import { toChat } from '../present';
import { chatEvent, deleted, reset } from './events';
import type { Found, Look, News } from './found';

/** Changes that are listed; when there are more, the client reads its list again. */
const MOST = 1_000;
/** Changes that one look gives at most: at 37 KB of metadata a chat, they are no more than 2 MB. */
const PAGE = 50;

/** Looks for the chats of an owner that have changed or gone. */
export function listLook(reader: On, owner: string): Look<ListStreamEvent> {
  return async (from) => {
    const bound = { limit: PAGE + 1, most: MOST + 1 };
    const [row] = await listChanges(reader, { owner, since: from, ...bound });
    return row ? new FoundInList(row, from) : NOTHING;
  };
}

/** Before anything was ever changed. */
const NOTHING: Found<ListStreamEvent> = {
  to: 0,
  more: false,
  after: () => ({ events: [], last: false }),
  passed: () => undefined,
};

class FoundInList implements Found<ListStreamEvent> {
  readonly to: number;
  readonly more: boolean;
  readonly #events: readonly ListStreamEvent[];
  readonly #line: number;

  constructor(
    private readonly row: ListChanges,
    private readonly from: number,
  ) {
    const all = [
      ...unfold(chats, row.chats).map((chat) => chatEvent(toChat(chat))),
      ...unfold(deletions, row.deletions).map(({ chat_id, revision }) =>
        deleted(chat_id, Number(revision)),
      ),
    ].sort((a, b) => a.data.revision - b.data.revision);
    this.#events = all.slice(0, PAGE);
    this.#line = Number(row.revision);
    this.more = all.length > PAGE && !this.#isTooMuch(from);
    this.to = this.more ? all[PAGE - 1]!.data.revision : this.#line;
  }

  after(since: number): News<ListStreamEvent> | undefined {
    if (since !== this.from) {
      // How much there is was counted for those who asked from the beginning of this page.
      if (this.more || this.#isTooMuch(this.from) || this.#isCleared(since)) return undefined;
      const events = this.#events.filter(({ data }) => data.revision > since);
      return { events, last: false };
    }
    const events = this.#isTooMuch(since) ? [reset(this.#line)] : this.#events;
    return { events, last: false };
  }

  passed(): void {
    // Whoever follows the list holds nothing that would have to be known here.
  }

  #isTooMuch(since: number): boolean {
    return Number(this.row.count) > MOST || this.#isCleared(since);
  }

  #isCleared(since: number): boolean {
    return Number(this.row.cleared) > since;
  }
}
