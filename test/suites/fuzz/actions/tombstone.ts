import { expected } from '../run/check';
import type { Session } from '../run/session';
import { jsonOf, type Request } from '../wire/request';
import type { Action } from './action';
import { updateRequest } from './annotate';
import { anyUpdate } from './answer';
import { removeRequest } from './delete-message';
import { currentTags, staleTags } from './entity-tags';
import { someMessage } from './pick';
import { anyReplacement, putRequest } from './put';
import { readMessage } from './read';

/** A deleted message cannot change any more, whatever goes with the request. */
async function change(session: Session): Promise<void> {
  const some = someMessage(session, true);
  if (!some) return;
  const { known, message } = some;
  const { choice } = session;
  const condition = choice.one([
    {},
    { 'If-None-Match': '*' } as const,
    { 'If-Match': currentTags(session, message.revision) },
    { 'If-Match': staleTags(session, message.revision) },
  ]);
  const parent = choice.once(2) ? message : undefined;
  const request: Request = choice.once(3)
    ? updateRequest(session, known, message, anyUpdate(session))
    : putRequest(session, known, message.id, anyReplacement(session, known, parent), condition);
  const reply = await session.send(request, expected('the message is deleted', 409));
  if (jsonOf<{ type: string }>(reply).type !== '/problems/message-final')
    session.hold(['is not message-final'], request, reply);
  if (choice.once(3)) await readMessage(session, known, message);
}

/** Deleting it once more changes nothing. */
async function removeAgain(session: Session): Promise<void> {
  const some = someMessage(session, true);
  if (!some) return;
  const { known, message } = some;
  const tags = session.choice.one([undefined, '*', '"x"', staleTags(session, message.revision)]);
  const request = removeRequest(session, known, message.id, tags);
  await session.send(request, expected('the message is deleted already', 204));
  await readMessage(session, known, message);
}

const needs = ['createChat', 'putMessage', 'updateMessage', 'deleteMessage', 'getMessage'];

export const tombstoneActions: readonly Action[] = [
  { name: 'change a deleted message', weight: 4, needs, run: change },
  { name: 'delete a deleted message', weight: 2, needs, run: removeAgain },
];
