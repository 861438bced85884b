import type { components } from '../../../../generated/openapi';
import { differences } from '../model/expect-message';
import type { Chat, KnownChat } from '../model/model';
import { expected } from '../run/check';
import type { Session } from '../run/session';
import { jsonOf, requestFor, type Reply, type Request } from '../wire/request';
import type { Action } from './action';
import { validBody, type ValidBody } from './bodies';
import { newId, newKey } from './pick';

type NewChat = components['schemas']['NewChat'];

/** Creates a chat, under an id and a key if they are given, and takes it into the model. */
export async function createKnownChat(
  session: Session,
  own: { readonly id?: string; readonly key?: string | undefined } = {},
): Promise<KnownChat> {
  const { choice, model } = session;
  const body = newChat(session, own.id);
  const key = own.key ?? (choice.once(2) ? newKey(session) : undefined);
  const request = createRequest(session, body, key);
  const reply = await session.send(request, expected('the chat is new', 201));
  const chat = jsonOf<Chat>(reply);
  session.hold(
    [
      ...checkNewChat(body?.value, chat, reply),
      ...session.line.take(chat.revision, `chat ${chat.id}`, reply.since),
    ],
    request,
    reply,
  );
  const madeBy = key === undefined ? undefined : { key, payload: body?.value };
  const known: KnownChat = { chat, messages: [], keys: new Map(), freed: [], madeBy };
  model.alive.push(known);
  return known;
}

/** A body; undefined for none at all. An id of its own begins with the worker's tag. */
function newChat(session: Session, id?: string): ValidBody<NewChat> | undefined {
  const { choice } = session;
  if (id === undefined && choice.once(8)) return undefined;
  return validBody<NewChat>(session, session.operation('createChat'), (chat) => {
    if (id === undefined && chat.id === undefined) return chat;
    const own = id ?? newId(session);
    return { ...chat, id: choice.once(4) ? own.toUpperCase() : own };
  });
}

export function createRequest(
  session: Session,
  body: ValidBody<unknown> | undefined,
  key: string | undefined,
): Request {
  return requestFor(session.operation('createChat'), {
    headers: { 'Idempotency-Key': key },
    bytes: body?.bytes,
  });
}

function checkNewChat(sent: NewChat | undefined, got: Chat, { headers }: Reply): string[] {
  const due: Chat = {
    id: sent?.id?.toLowerCase() ?? got.id,
    title: sent?.title ?? null,
    metadata: sent?.metadata ?? {},
    pinned: false,
    archived: false,
    message_count: 0,
    last_activity_at: got.created_at,
    created_at: got.created_at,
    updated_at: got.created_at,
    revision: got.revision,
  };
  const found = [...differences('the chat', due, got), ...checkChatHeaders(got, headers)];
  if (headers['idempotency-replayed']) found.push('is a replay of nothing');
  if (sent?.id === undefined && got.id[14] !== '7') found.push('the id is no UUIDv7');
  return found;
}

/** Headers that follow from the chat. */
export function checkChatHeaders(chat: Chat, headers: Reply['headers']): string[] {
  const found = [];
  if (headers['etag'] !== `"${chat.revision}"`) found.push('the ETag is not the revision');
  const location = headers['location'];
  if (location !== undefined && location !== `/api/v1/chats/${chat.id}`)
    found.push(`the Location is ${location}`);
  return found;
}

/** A second chat of an id that is taken. */
async function createTaken(session: Session): Promise<void> {
  const { chat } = session.choice.one(
    session.model.alive.slice(-3).concat(await createKnownChat(session)),
  );
  const id = session.choice.one([chat.id, chat.id.toUpperCase()]);
  const body = validBody<NewChat>(session, session.operation('createChat'), (other) => ({
    ...other,
    id,
  }));
  const key = session.choice.once(2) ? newKey(session) : undefined;
  await session.send(createRequest(session, body, key), expected('the id is taken', 409));
}

export const createActions: readonly Action[] = [
  {
    name: 'create a chat',
    weight: 5,
    needs: ['createChat'],
    run: async (session) => {
      await createKnownChat(session);
    },
  },
  { name: 'create a chat twice', weight: 2, needs: ['createChat'], run: createTaken },
];
