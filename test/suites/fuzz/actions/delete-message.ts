import { checkChangedMessage, TOMBSTONE } from '../model/expect-message';
import { learnChange } from '../model/learn-message';
import type { KnownChat, Message } from '../model/model';
import { expected } from '../run/check';
import type { Session } from '../run/session';
import { jsonOf, requestFor, type Request } from '../wire/request';
import type { Action } from './action';
import { currentTags, staleTags } from './entity-tags';
import { inPath, newId, someChat, someMessage } from './pick';
import { readMessage } from './read';

export function removeRequest(
  session: Session,
  { chat }: KnownChat,
  id: string,
  ifMatch?: string,
): Request {
  return requestFor(session.operation('deleteMessage'), {
    path: { chat_id: inPath(session, chat.id), message_id: inPath(session, id) },
    headers: { 'If-Match': ifMatch },
  });
}

async function remove(session: Session): Promise<void> {
  const some = someMessage(session, false);
  if (!some) return;
  const { known, message } = some;
  const { choice } = session;
  const ifMatch = choice.once(3) ? currentTags(session, message.revision) : undefined;
  const request = removeRequest(session, known, message.id, ifMatch);
  const { since } = await session.send(request, expected('the message exists', 204));
  await learnRemoval(session, known, message, since);
}

/** Reads a deleted message, holds it to what was there, and takes it into the model. */
export async function learnRemoval(
  session: Session,
  known: KnownChat,
  message: Message,
  since: number,
): Promise<void> {
  const request = requestFor(session.operation('getMessage'), {
    path: { chat_id: inPath(session, known.chat.id), message_id: message.id },
  });
  const reply = await session.send(request, expected('the tombstone stays', 200));
  const got = jsonOf<Message>(reply);
  const become = { ...message, ...TOMBSTONE };
  const found = checkChangedMessage(known, message, become, got);
  found.push(...session.line.take(got.revision, `message ${got.id}`, since));
  session.hold(found, request, reply);
  learnChange(known, got);
}

async function removeStale(session: Session): Promise<void> {
  const some = someMessage(session, false);
  if (!some) return;
  const { known, message } = some;
  const tags = staleTags(session, message.revision);
  await session.send(
    removeRequest(session, known, message.id, tags),
    expected('the entity tag is not the current one', 412),
  );
  await readMessage(session, known, message);
}

async function removeAbsent(session: Session): Promise<void> {
  const known = await someChat(session);
  const ifMatch = session.choice.once(2) ? '*' : undefined;
  await session.send(
    removeRequest(session, known, newId(session), ifMatch),
    expected('there is no such message', 404),
  );
}

const needs = ['createChat', 'deleteMessage', 'getMessage'];

export const deleteMessageActions: readonly Action[] = [
  { name: 'delete a message', weight: 4, needs, run: remove },
  { name: 'delete a message that has changed', weight: 2, needs, run: removeStale },
  { name: 'delete a message that is not there', weight: 1, needs, run: removeAbsent },
];
