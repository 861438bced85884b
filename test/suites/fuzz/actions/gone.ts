import type { Operation } from '../contract/contract';
import type { DeadChat } from '../model/model';
import { expected } from '../run/check';
import type { Session } from '../run/session';
import { requestFor } from '../wire/request';
import type { Action } from './action';
import { createKnownChat } from './create-chat';
import { chatWithMessages, inPath, RANDOM_UUIDS, someChat, UUIDS } from './pick';
import { validParts, type Ids } from './valid-parts';

/** Asks every operation for a chat that is gone. */
export async function askGone(session: Session, { id, messages }: DeadChat): Promise<void> {
  for (const operation of ofChats(session))
    if (session.choice.once(2))
      await askAbsent(session, operation, {
        chat_id: id,
        message_id: messages.at(-1) ?? session.choice.of(UUIDS),
      });
}

function ofChats({ contract }: Session): Operation[] {
  return [...contract.operations.values()].filter(({ path }) => path.includes('{chat_id}'));
}

async function askAbsent(session: Session, operation: Operation, ids: Ids): Promise<void> {
  const request = requestFor(operation, validParts(session, operation, ids));
  await session.send(request, expected('there is no such thing', 404));
}

/** A chat that was deleted, or never was, with any operation. */
async function askAgain(session: Session): Promise<void> {
  const { choice, model } = session;
  const never = { id: choice.of(RANDOM_UUIDS), messages: [], key: undefined };
  const dead = model.dead.length > 0 && !choice.once(4) ? choice.one(model.dead) : never;
  if (model.alive.some(({ chat }) => chat.id === dead.id)) return;
  await askAbsent(session, choice.one(ofChats(session)), {
    chat_id: dead.id,
    message_id: dead.messages.at(-1) ?? choice.of(UUIDS),
  });
}

/** A message by way of a chat that is not its own. */
async function askWrongParent(session: Session): Promise<void> {
  const known = chatWithMessages(session);
  const other = await someChat(session);
  if (!known || other === known) return;
  const message_id = session.choice.one(known.messages).id;
  if (other.messages.some(({ id }) => id === message_id)) return;
  // Any message can be put under an id that the chat does not have.
  const operations = ofChats(session).filter(
    ({ path, method }) => path.includes('{message_id}') && method !== 'PUT',
  );
  await askAbsent(session, session.choice.one(operations), { chat_id: other.chat.id, message_id });
}

/** A new chat under the id and the key of one that was deleted has nothing of it. */
async function riseAgain(session: Session): Promise<void> {
  const { choice, model, contract } = session;
  if (model.dead.length === 0) return;
  const { id, messages, key } = choice.one(model.dead);
  if (model.alive.some(({ chat }) => chat.id === id)) return;
  const known = await createKnownChat(session, { id, key });
  const others = model.dead.filter((dead) => dead.id !== id && dead.key !== key);
  model.dead.splice(0, model.dead.length, ...others);
  const path = { chat_id: inPath(session, known.chat.id), message_id: messages.at(-1) ?? id };
  await session.send(
    requestFor(contract.operations.get('getMessage')!, { path }),
    expected('the new chat has no messages', 404),
  );
}

const needs = ['createChat', 'getMessage'];

export const goneActions: readonly Action[] = [
  { name: 'use after free', weight: 6, needs, run: askAgain },
  { name: 'wrong parent', weight: 4, needs, run: askWrongParent },
  { name: 'rise from the dead', weight: 2, needs, run: riseAgain },
];
