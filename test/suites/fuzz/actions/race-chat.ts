import { expected, type Expected } from '../run/check';
import type { Session } from '../run/session';
import type { Reply, Request } from '../wire/request';
import type { Action } from './action';
import { deleteRequest } from './delete-chat';
import { isFull, someChat } from './pick';
import { anyUpdate, learnUpdate, updateRequest } from './update-chat';

/** Sends copies of a request at once. @returns the one reply with the status of success. */
async function onlyOne(
  session: Session,
  request: Request,
  success: number,
  due: Expected,
): Promise<Reply> {
  const count = session.choice.int(2, 6);
  const replies = await Promise.all(
    Array.from({ length: count }, () => session.send(request, due)),
  );
  const done = replies.filter(({ status }) => status === success);
  if (done.length !== 1) session.hold([`${done.length} of ${count} answered ${success}`], request);
  return done[0]!;
}

/** Updates of what all of them have seen: the first one wins. */
async function update(session: Session): Promise<void> {
  const known = await someChat(session);
  const pinned = !known.chat.pinned;
  const body = anyUpdate(session, (changes) => ({ ...changes, pinned }));
  const request = updateRequest(session, known, body, `"${known.chat.revision}"`);
  const due = expected('one of them is first', 200, 412);
  const reply = await onlyOne(session, request, 200, due);
  learnUpdate(session, known, body.value, request, reply);
}

async function remove(session: Session): Promise<void> {
  const known = await someChat(session);
  if (!isFull(session)) return;
  const due = expected('one of them is first', 204, 404);
  await onlyOne(session, deleteRequest(session, known), 204, due);
  session.line.pass();
  session.model.bury(known);
}

export const raceChatActions: readonly Action[] = [
  { name: 'updates at once', weight: 1, needs: ['createChat', 'updateChat'], run: update },
  { name: 'deletions at once', weight: 1, needs: ['createChat', 'deleteChat'], run: remove },
];
