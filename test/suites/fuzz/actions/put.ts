import { isDeepStrictEqual } from 'node:util';
import { authored, checkChangedMessage, checkNewMessage } from '../model/expect-message';
import { learnChange, learnMessage } from '../model/learn-message';
import type { KnownChat, Message, MessageReplacement } from '../model/model';
import { expected } from '../run/check';
import type { Session } from '../run/session';
import { sound } from '../values/message-rules';
import { without } from '../values/without';
import { jsonOf, requestFor, type Reply, type Request } from '../wire/request';
import type { Action } from './action';
import { validBody, write, type ValidBody } from './bodies';
import { currentTags } from './entity-tags';
import { inPath, newId, someChat, someMessage } from './pick';

type Body = ValidBody<MessageReplacement>;

/** Headers that may stand with a put. */
export interface Conditions {
  readonly 'If-Match'?: string | undefined;
  readonly 'If-None-Match'?: '*' | undefined;
}

export function putRequest(
  session: Session,
  { chat }: KnownChat,
  id: string,
  body: Body,
  headers: Conditions = {},
): Request {
  return requestFor(session.operation('putMessage'), {
    path: { chat_id: inPath(session, chat.id), message_id: inPath(session, id) },
    headers: { ...headers },
    bytes: body.bytes,
  });
}

/** A body for a new message, or with the parent of the one that is there. */
export function anyReplacement(session: Session, known: KnownChat, before?: Message): Body {
  const { choice } = session;
  return validBody<MessageReplacement>(session, session.operation('putMessage'), (body) => {
    if (!before) return sound(body, choice, known.messages.length);
    const rest = without(sound(body, choice), 'parent_sequence');
    const { parent_sequence } = before;
    return choice.once(2) ? rest : { ...rest, parent_sequence };
  });
}

async function putNew(session: Session): Promise<void> {
  const { choice } = session;
  const known = await someChat(session);
  const elsewhere = choice.once(6) ? someMessage(session, choice.once(2))?.message.id : undefined;
  const free = known.messages.every(({ id }) => id !== elsewhere);
  const id = elsewhere !== undefined && free ? elsewhere : newId(session);
  const body = anyReplacement(session, known);
  const headers: Conditions = choice.once(2) ? { 'If-None-Match': '*' } : {};
  const request = putRequest(session, known, id, body, headers);
  const reply = await session.send(request, expected('the message is new', 201));
  learnPut(session, known, id, body.value, request, reply);
}

async function putKnown(session: Session): Promise<void> {
  const some = someMessage(session, false);
  if (!some) return;
  const { known, message } = some;
  const body = anyReplacement(session, known, message);
  const tags = session.choice.once(2) ? currentTags(session, message.revision) : undefined;
  const request = putRequest(session, known, message.id, body, { 'If-Match': tags });
  const reply = await session.send(request, expected('the message exists', 200));
  learnPut(session, known, message.id, body.value, request, reply);
}

/** Saves a message as it is, spelt in any way: nothing changes. */
async function putSame(session: Session): Promise<void> {
  const some = someMessage(session, false);
  if (!some) return;
  const { known, message } = some;
  const { choice } = session;
  const { status, ...all } = authored(message as MessageReplacement);
  const usual: Readonly<Record<string, unknown>> = authored({ role: 'user', content: '' });
  const entries = Object.entries({ ...all, status, parent_sequence: message.parent_sequence });
  const told = entries.filter(
    ([name, value]) =>
      ['role', 'content'].includes(name) ||
      !(name === 'parent_sequence' || isDeepStrictEqual(value, usual[name])) ||
      choice.once(2),
  );
  const same = Object.fromEntries(told) as unknown as MessageReplacement;
  const body = write(session, session.operation('putMessage').body!, same);
  if (!body) return;
  const request = putRequest(session, known, message.id, body);
  const reply = await session.send(request, expected('the message exists', 200));
  learnPut(session, known, message.id, body.value, request, reply);
}

/** Holds a message to what was put, and takes it into the model. */
export function learnPut(
  session: Session,
  known: KnownChat,
  id: string,
  sent: MessageReplacement,
  request: Request,
  reply: Reply,
): void {
  const got = jsonOf<Message>(reply);
  const before = known.messages.find((message) => message.id === id.toLowerCase());
  const found = before
    ? checkChangedMessage(known, before, authored(sent), got)
    : checkNewMessage(known, { ...sent, id } as never, got);
  if (got.revision !== before?.revision)
    found.push(...session.line.take(got.revision, `message ${got.id}`, reply.since));
  if (reply.headers['etag'] !== `"${got.revision}"`) found.push('the ETag is not the revision');
  session.hold(found, request, reply);
  if (before) learnChange(known, got);
  else learnMessage(known, got);
}

const needs = ['createChat', 'putMessage'];

export const putActions: readonly Action[] = [
  { name: 'put a new message', weight: 5, needs, run: putNew },
  { name: 'put another message in its place', weight: 7, needs, run: putKnown },
  { name: 'put what is there', weight: 4, needs, run: putSame },
];
