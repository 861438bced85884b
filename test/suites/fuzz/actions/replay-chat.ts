import { isDeepStrictEqual } from 'node:util';
import { differences } from '../model/expect-message';
import type { Chat } from '../model/model';
import { expected } from '../run/check';
import type { Session } from '../run/session';
import { jsonOf } from '../wire/request';
import type { Action } from './action';
import { validBody, write } from './bodies';
import { checkChatHeaders, createRequest } from './create-chat';

/** Sends what made a chat once more: it answers the chat as it is now. */
async function replay(session: Session): Promise<void> {
  const { model, choice } = session;
  const made = model.alive.filter(({ madeBy }) => madeBy);
  if (made.length === 0) return;
  const { chat, madeBy } = choice.one(made);
  const { key, payload } = madeBy!;
  const operation = session.operation('createChat');
  const body = payload === undefined ? undefined : write(session, operation.body!, payload);
  const request = createRequest(session, body, key);
  const reply = await session.send(request, expected('the request is a replay', 201));
  const got = jsonOf<Chat>(reply);
  const found = [...differences('the chat', chat, got), ...checkChatHeaders(chat, reply.headers)];
  if (reply.headers['idempotency-replayed'] !== 'true') found.push('lacks Idempotency-Replayed');
  session.hold(found, request, reply);
}

/** Another payload under a key that is used. */
async function reuse(session: Session): Promise<void> {
  const { model, choice } = session;
  const made = model.alive.filter(({ madeBy }) => madeBy);
  if (made.length === 0) return;
  const { key, payload } = choice.one(made).madeBy!;
  const body = validBody(session, session.operation('createChat'));
  if (isDeepStrictEqual(body.value, payload)) return;
  await session.send(
    createRequest(session, body, key),
    expected('the key was used for another payload', 422),
  );
}

export const replayChatActions: readonly Action[] = [
  { name: 'replay a chat', weight: 4, needs: ['createChat'], run: replay },
  { name: 'reuse the key of a chat', weight: 2, needs: ['createChat'], run: reuse },
];
