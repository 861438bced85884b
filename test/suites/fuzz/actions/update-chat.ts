import type { components } from '../../../../generated/openapi';
import { differences } from '../model/expect-message';
import type { Chat, KnownChat } from '../model/model';
import { expected } from '../run/check';
import type { Session } from '../run/session';
import { jsonOf, requestFor, type Reply, type Request } from '../wire/request';
import type { Action } from './action';
import { validBody, type ValidBody } from './bodies';
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

export function anyUpdate(session: Session): ValidBody<ChatUpdate> {
  return validBody<ChatUpdate>(session, session.operation('updateChat'));
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
  const due = { ...known.chat, ...changes, revision, updated_at };
  const found = differences('the chat', due, got);
  if (revision <= known.chat.revision) found.push('the revision has not grown');
  if (updated_at < known.chat.updated_at) found.push('updated_at went back');
  if (reply.headers['etag'] !== `"${revision}"`) found.push('the ETag is not the revision');
  session.hold(found, request, reply);
  known.chat = got;
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
  { name: 'update a chat that has changed', weight: 3, needs, run: updateStale },
];
