import { isDeepStrictEqual } from 'node:util';
import type { KnownChat, Message } from '../model/model';
import { expected } from '../run/check';
import type { Session } from '../run/session';
import { jsonOf } from '../wire/request';
import type { Action } from './action';
import { appendRequest, isTaken, learn, madeOf, validPayload } from './append';
import { eachMessage, messagesOf, type Payload } from './messages';
import { newId, newKey, someChat } from './pick';

/** Different messages at once: they get places next to each other, in some order. */
async function together(session: Session): Promise<void> {
  const known = await someChat(session);
  const sent = Array.from({ length: session.choice.int(2, 8) }, () => {
    const body = validPayload(session, 'appendMessage', known, (payload) =>
      eachMessage(payload, (message) => ({ ...message, id: newId(session) })),
    );
    return { body, request: appendRequest(session, 'appendMessage', known.chat.id, body) };
  });
  const replies = await Promise.all(
    sent.map(async ({ body, request }) => {
      const reply = await session.send(request, expected('the request is valid', 201));
      return { body, request, reply, sequence: jsonOf<Message>(reply).sequence };
    }),
  );
  replies.sort((a, b) => a.sequence - b.sequence);
  for (const { body, request, reply } of replies)
    learn(session, known, 'appendMessage', body.value, request, reply);
}

/** The same request at once, under one key: it is carried out once. */
async function copies(session: Session): Promise<void> {
  const known = await someChat(session);
  const id = session.choice.one(['appendMessage', 'appendMessages'] as const);
  const body = validPayload(session, id, known);
  if (isTaken(known, body.value)) return;
  const key = newKey(session);
  const request = appendRequest(session, id, known.chat.id, body, key);
  const due = expected('the copies are one request', 201);
  const count = session.choice.int(2, 8);
  const replies = await Promise.all(
    Array.from({ length: count }, () => session.send(request, due)),
  );
  const firsts = replies.filter(({ headers }) => headers['idempotency-replayed'] === undefined);
  if (firsts.length !== 1)
    session.hold([`${firsts.length} of ${count} copies are no replay`], request);
  const first = firsts[0]!;
  for (const reply of replies)
    if (!isDeepStrictEqual(madeOf(id, reply), madeOf(id, first)))
      session.hold(['two copies have different replies'], request, reply);
  learn(session, known, id, body.value, request, first);
  remember(known, key, id, body.value);
}

/** Messages of one id at once: one of them gets it. */
async function sameId(session: Session): Promise<void> {
  const known = await someChat(session);
  const id = newId(session);
  const body = validPayload(session, 'appendMessage', known, (payload) => ({ ...payload, id }));
  const request = appendRequest(session, 'appendMessage', known.chat.id, body);
  const due = expected('one of them is first', 201, 409);
  const count = session.choice.int(2, 6);
  const replies = await Promise.all(
    Array.from({ length: count }, () => session.send(request, due)),
  );
  const made = replies.filter(({ status }) => status === 201);
  if (made.length !== 1) session.hold([`${made.length} messages have one id`], request);
  learn(session, known, 'appendMessage', body.value, request, made[0]!);
}

function remember(known: KnownChat, key: string, operation: string, payload: Payload): void {
  const count = messagesOf(payload).length;
  known.keys.set(key, { operation, payload, first: known.messages.length - count, count });
}

const needs = ['createChat', 'appendMessage', 'appendMessages'];

export const raceAppendActions: readonly Action[] = [
  { name: 'appends at once', weight: 2, needs, run: together },
  { name: 'copies of an append at once', weight: 2, needs, run: copies },
  { name: 'messages of one id at once', weight: 1, needs, run: sameId },
];
