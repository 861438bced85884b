import { isDeepStrictEqual } from 'node:util';
import type { KnownChat, Use } from '../model/model';
import { expected } from '../run/check';
import type { Session } from '../run/session';
import type { Action } from './action';
import { anyPayload, appendRequest, isTaken, learn, madeOf, type AppendId } from './append';
import { write } from './bodies';
import { messagesOf } from './messages';

function usedKey({ model, choice }: Session): [KnownChat, string, Use] | undefined {
  const chats = model.alive.filter(({ keys }) => keys.size > 0);
  if (chats.length === 0) return undefined;
  const known = choice.one(chats);
  const [key, use] = choice.one([...known.keys]);
  return [known, key, use];
}

/** The same append once more: it answers what was stored, and stores nothing. */
async function replay(session: Session): Promise<void> {
  const used = usedKey(session);
  if (!used) return;
  const [known, key, { operation, payload, first, count }] = used;
  const id = operation as AppendId;
  const body = write(session, session.operation(id).body!, payload);
  if (!body) return;
  const request = appendRequest(session, id, known.chat.id, body, key);
  const reply = await session.send(request, expected('the request is a replay', 201));
  const due = known.messages.slice(first, first + count);
  const found = [];
  if (reply.headers['idempotency-replayed'] !== 'true') found.push('lacks Idempotency-Replayed');
  if (!isDeepStrictEqual(madeOf(id, reply), due)) found.push('the replay is not what was stored');
  const location = reply.headers['location'];
  if (location !== undefined && !location.endsWith(`/${due[0]!.id}`))
    found.push(`the Location is ${location}`);
  session.hold(found, request, reply);
}

/** Another payload, or the other operation, under a key that is used. */
async function reuse(session: Session): Promise<void> {
  const used = usedKey(session);
  if (!used) return;
  const [known, key, use] = used;
  const id = session.choice.one(['appendMessage', 'appendMessages'] as const);
  const body = anyPayload(session, id, known);
  if (isDeepStrictEqual(body.value, use.payload)) return;
  await session.send(
    appendRequest(session, id, known.chat.id, body, key),
    expected('the key was used for another payload', 422),
  );
}

/** A key of which everything is deleted is as good as new, for any payload. */
async function useAgain(session: Session): Promise<void> {
  const { model, choice } = session;
  const chats = model.alive.filter(({ freed }) => freed.length > 0);
  if (chats.length === 0) return;
  const known = choice.one(chats);
  const key = choice.one(known.freed);
  const id = choice.one(['appendMessage', 'appendMessages'] as const);
  const body = anyPayload(session, id, known);
  if (isTaken(known, body.value)) return;
  const request = appendRequest(session, id, known.chat.id, body, key);
  const reply = await session.send(request, expected('the key is free again', 201));
  if (reply.headers['idempotency-replayed'])
    session.hold(['is a replay of what is deleted'], request, reply);
  learn(session, known, id, body.value, request, reply);
  known.freed.splice(known.freed.indexOf(key), 1);
  const count = messagesOf(body.value).length;
  const first = known.messages.length - count;
  known.keys.set(key, { operation: id, payload: body.value, first, count });
}

const needs = ['createChat', 'appendMessage', 'appendMessages'];

export const replayAppendActions: readonly Action[] = [
  { name: 'replay an append', weight: 5, needs, run: replay },
  { name: 'reuse the key of an append', weight: 3, needs, run: reuse },
  { name: 'use a key that is free again', weight: 2, needs, run: useAgain },
];
