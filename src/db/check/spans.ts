import { chatsToCheck } from '../queries/check-chats';
import type { ChatSpan } from '../queries/check-rows';
import type { On } from '../queries/statement';

/** Chats of one page, at most. */
const CHATS = 500;
/** Messages after which a page ends, so that none takes long; one chat may have more. */
const MESSAGES = 20_000;

const BEFORE_ALL = { owner: '', id: '00000000-0000-0000-0000-000000000000' };

/** Goes through all chats in the order of their keys, some at a time. */
export async function* spans(on: On): AsyncGenerator<ChatSpan> {
  for (let after = BEFORE_ALL; ;) {
    const chats = await chatsToCheck(on, { ...after, limit: CHATS });
    let messages = 0;
    const full = chats.findIndex(
      ({ message_count }) => (messages += Number(message_count)) >= MESSAGES,
    );
    const upto = chats.at(full);
    if (!upto) return;
    yield {
      afterOwner: after.owner,
      afterId: after.id,
      uptoOwner: upto.owner,
      uptoId: upto.id,
    };
    after = upto;
  }
}
