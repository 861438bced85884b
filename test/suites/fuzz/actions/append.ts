import { checkNewMessage } from '../model/expect-message';
import { learnMessage } from '../model/learn-message';
import type { KnownChat, Message } from '../model/model';
import { expected } from '../run/check';
import type { Session } from '../run/session';
import { jsonOf, requestFor, type Reply, type Request } from '../wire/request';
import type { Action } from './action';
import { validBody, type ValidBody } from './bodies';
import { eachMessage, messagesOf, soundPayload, type Payload } from './messages';
import { inPath, newKey, someChat } from './pick';

export type AppendId = 'appendMessage' | 'appendMessages';

/** What an append made. */
export function madeOf(id: AppendId, reply: Reply): readonly Message[] {
  return id === 'appendMessage'
    ? [jsonOf<Message>(reply)]
    : jsonOf<{ data: Message[] }>(reply).data;
}

export function appendRequest(
  session: Session,
  id: AppendId,
  chatId: string,
  body: ValidBody<unknown>,
  key?: string,
): Request {
  return requestFor(session.operation(id), {
    path: { chat_id: inPath(session, chatId) },
    headers: { 'Idempotency-Key': key },
    bytes: body.bytes,
  });
}

/** A valid payload, with an id that is taken now and then. */
export function anyPayload(session: Session, id: AppendId, known: KnownChat): ValidBody<Payload> {
  const taken = session.choice.once(12) ? known.messages.at(-1)?.id.toUpperCase() : undefined;
  return validPayload(session, id, known, (payload) => {
    const last = messagesOf(payload).length - 1;
    return taken === undefined
      ? payload
      : eachMessage(payload, (message, i) => (i === last ? { ...message, id: taken } : message));
  });
}

/** A valid payload for a chat; `adapt` may change it, as long as it stays valid. */
export function validPayload(
  session: Session,
  id: AppendId,
  known: KnownChat,
  adapt: (payload: Payload) => Payload = (payload) => payload,
): ValidBody<Payload> {
  return validBody<Payload>(session, session.operation(id), (payload) =>
    adapt(soundPayload(session, payload, known)),
  );
}

/** Whether an id of the payload is taken, or stands in it twice. */
export function isTaken(known: KnownChat, payload: Payload): boolean {
  const ids = messagesOf(payload).flatMap(({ id }) => (id === undefined ? [] : [id.toLowerCase()]));
  return new Set(ids).size < ids.length || known.messages.some(({ id }) => ids.includes(id));
}

async function append(session: Session, id: AppendId): Promise<void> {
  const known = await someChat(session);
  const body = anyPayload(session, id, known);
  const key = session.choice.once(2) ? newKey(session) : undefined;
  const request = appendRequest(session, id, known.chat.id, body, key);
  if (isTaken(known, body.value)) {
    await session.send(request, expected('an id is taken', 409));
    return;
  }
  const reply = await session.send(request, expected('the request is valid', 201));
  if (reply.headers['idempotency-replayed'])
    session.hold(['is a replay of nothing'], request, reply);
  learn(session, known, id, body.value, request, reply);
  const count = messagesOf(body.value).length;
  const first = known.messages.length - count;
  if (key !== undefined) known.keys.set(key, { operation: id, payload: body.value, first, count });
}

/** Holds what an append made to what was sent, and takes it into the model. */
export function learn(
  session: Session,
  known: KnownChat,
  id: AppendId,
  payload: Payload,
  request: Request,
  reply: Reply,
): void {
  const made = madeOf(id, reply);
  const sent = messagesOf(payload);
  if (made.length !== sent.length)
    session.hold([`made ${made.length} messages of ${sent.length}`], request, reply);
  for (const [i, message] of made.entries()) {
    session.hold(
      [
        ...checkNewMessage(known, sent[i]!, message),
        ...session.line.take(message.revision, `message ${message.id}`, reply.since),
      ],
      request,
      reply,
    );
    learnMessage(known, message);
  }
  const location = reply.headers['location'];
  const due = `/api/v1/chats/${known.chat.id}/messages/${made[0]!.id}`;
  if (location !== undefined && location !== due)
    session.hold([`the Location is ${location}`], request, reply);
}

export const appendActions: readonly Action[] = [
  {
    name: 'append a message',
    weight: 14,
    needs: ['createChat', 'appendMessage'],
    run: (session) => append(session, 'appendMessage'),
  },
  {
    name: 'append messages',
    weight: 4,
    needs: ['createChat', 'appendMessages'],
    run: (session) => append(session, 'appendMessages'),
  },
];
