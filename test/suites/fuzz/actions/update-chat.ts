import { isDeepStrictEqual } from 'node:util';
import type { components } from '../../../../generated/openapi';
import { differences } from '../model/expect-message';
import type { Chat, KnownChat } from '../model/model';
import { expected } from '../run/check';
import type { Session } from '../run/session';
import { jsonOf, requestFor, type Reply, type Request } from '../wire/request';
import type { Action } from './action';
import { validBody, write, type ValidBody } from './bodies';
import { currentTags, staleTags } from './entity-tags';
import { inPath, someChat } from './pick';

export type ChatUpdate = components['schemas']['ChatUpdate'];

export function updateRequest(
  session: Session,
  known: KnownChat,
  body: ValidBody<ChatUpdate>,
  ifMatch?: string,
): Request {
  return requestFor(session.operation('updateChat'), {
    path: { chat_id: inPath(session, known.chat.id) },
    headers: { 'If-Match': ifMatch },
    bytes: body.bytes,
  });
}

export function anyUpdate(
  session: Session,
  adapt?: (changes: ChatUpdate) => ChatUpdate,
): ValidBody<ChatUpdate> {
  return validBody<ChatUpdate>(session, session.operation('updateChat'), adapt);
}

async function update(session: Session): Promise<void> {
  const known = await someChat(session);
  const body = anyUpdate(session);
  const ifMatch = session.choice.once(3) ? currentTags(session, known.chat.revision) : undefined;
  const request = updateRequest(session, known, body, ifMatch);
  const reply = await session.send(request, expected('the update is valid', 200));
  learnUpdate(session, known, body.value, request, reply);
}

/** Holds an updated chat to the update, and takes it into the model. */
export function learnUpdate(
  session: Session,
  known: KnownChat,
  changes: ChatUpdate,
  request: Request,
  reply: Reply,
): void {
  const got = jsonOf<Chat>(reply);
  const { revision, updated_at } = got;
  const due = { ...known.chat, ...changes };
  const same = isDeepStrictEqual(due, known.chat);
  const found = differences('the chat', same ? due : { ...due, revision, updated_at }, got);
  if (!same) found.push(...session.line.take(revision, `chat ${got.id}`, reply.since));
  if (!same && revision <= known.chat.revision) found.push('the revision has not grown');
  if (updated_at < known.chat.updated_at) found.push('updated_at went back');
  if (reply.headers['etag'] !== `"${revision}"`) found.push('the ETag is not the revision');
  session.hold(found, request, reply);
  known.chat = got;
}

/** An update that says what is so already: nothing changes. */
async function updateSame(session: Session): Promise<void> {
  const known = await someChat(session);
  const { title, pinned, archived, metadata } = known.chat;
  const all = Object.entries({ title, pinned, archived, metadata });
  const one = session.choice.int(0, all.length - 1);
  const some = all.filter((_, i) => i === one || session.choice.once(2));
  const changes = Object.fromEntries(some) as ChatUpdate;
  const body = write(session, session.operation('updateChat').body!, changes)!;
  const request = updateRequest(session, known, body);
  const reply = await session.send(request, expected('the update is valid', 200));
  learnUpdate(session, known, body.value, request, reply);
}

async function updateStale(session: Session): Promise<void> {
  const known = await someChat(session);
  const ifMatch = staleTags(session, known.chat.revision);
  await session.send(
    updateRequest(session, known, anyUpdate(session), ifMatch),
    expected('the entity tag is not the current one', 412),
  );
}

const needs = ['createChat', 'updateChat'];

export const updateActions: readonly Action[] = [
  { name: 'update a chat', weight: 7, needs, run: update },
  { name: 'update a chat with what it is', weight: 2, needs, run: updateSame },
  { name: 'update a chat that has changed', weight: 3, needs, run: updateStale },
];
