import type { KnownChat } from '../model/model';
import { expected } from '../run/check';
import type { Session } from '../run/session';
import { requestFor, type Request } from '../wire/request';
import type { Action } from './action';
import { readChat } from './read';
import { currentTags, staleTags } from './entity-tags';
import { askGone } from './gone';
import { inPath, isFull, someChat } from './pick';

export function deleteRequest(session: Session, { chat }: KnownChat, ifMatch?: string): Request {
  return requestFor(session.operation('deleteChat'), {
    path: { chat_id: inPath(session, chat.id) },
    headers: { 'If-Match': ifMatch },
  });
}

/** Deletes a chat, most often when there are many, and asks for it again. */
async function remove(session: Session): Promise<void> {
  const { choice, model } = session;
  const known = await someChat(session);
  if (!isFull(session) && !choice.once(5)) return;
  const ifMatch = choice.once(3) ? currentTags(session, known.chat.revision) : undefined;
  await session.send(deleteRequest(session, known, ifMatch), expected('the chat exists', 204));
  session.line.pass();
  model.bury(known);
  await askGone(session, model.dead.at(-1)!);
}

async function removeStale(session: Session): Promise<void> {
  const known = await someChat(session);
  await session.send(
    deleteRequest(session, known, staleTags(session, known.chat.revision)),
    expected('the entity tag is not the current one', 412),
  );
  await readChat(session, known);
}

const needs = ['createChat', 'getChat', 'deleteChat'];

export const deleteActions: readonly Action[] = [
  { name: 'delete a chat', weight: 5, needs, run: remove },
  { name: 'delete a chat that has changed', weight: 2, needs, run: removeStale },
];
