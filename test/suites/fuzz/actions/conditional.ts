import { expected } from '../run/check';
import type { Session } from '../run/session';
import { requestFor, type Request } from '../wire/request';
import type { Action } from './action';
import { knownTags, unknownTags } from './entity-tags';
import { chatWithMessages, inPath, someChat } from './pick';

/** Something that has a revision, and how it is asked for. */
interface Revised {
  readonly revision: number;
  readonly request: Request;
}

async function aChat(session: Session): Promise<Revised> {
  const { chat } = await someChat(session);
  const { choice } = session;
  const query = choice.once(2) ? [] : [['limit', '1'] as const, ['order', 'desc'] as const];
  const operation = session.operation(choice.one(['getChat', 'listMessages']));
  const path = { chat_id: inPath(session, chat.id) };
  return { revision: chat.revision, request: requestFor(operation, { path, query }) };
}

function aMessage(session: Session): Revised | undefined {
  const known = chatWithMessages(session);
  if (!known) return undefined;
  const { id, revision } = session.choice.one(known.messages);
  const path = { chat_id: inPath(session, known.chat.id), message_id: inPath(session, id) };
  return { revision, request: requestFor(session.operation('getMessage'), { path }) };
}

/** Asks whether a chat, its messages or one of them have changed. */
async function ask(session: Session): Promise<void> {
  const { choice } = session;
  const asked = (choice.once(3) ? aMessage(session) : undefined) ?? (await aChat(session));
  const { revision, request } = asked;
  const same = choice.once(2);
  const tags = (same ? knownTags : unknownTags)(session, revision);
  const sent = {
    ...request,
    method: choice.once(4) ? 'HEAD' : request.method,
    headers: [['If-None-Match', tags] as const],
  };
  const due = same ? expected('it has not changed', 304) : expected('it has changed', 200);
  const reply = await session.send(sent, due);
  if (reply.headers['etag'] !== `"${revision}"`)
    session.hold(['the ETag is not the revision'], sent, reply);
}

/** Asks whether anything of the owner has changed, which other workers do all the time. */
async function askAll(session: Session): Promise<void> {
  const { choice, line } = session;
  const old = line.latest;
  const tags = choice.one(['*', `"${old}"`, `W/"${old}"`, `"${old - 1}"`, `"${old}x"`, '"x"']);
  const request = requestFor(session.operation('listChats'), {
    headers: { 'If-None-Match': tags },
    query: choice.once(2) ? [] : [['limit', '1']],
  });
  const named = tags.includes(`"${old}"`);
  const due = named ? [200, 304] : tags === '*' ? [304] : [200];
  const reply = await session.send(request, expected(`${tags} is asked for`, ...due));
  const now = Number(reply.headers['etag']?.slice(1, -1));
  const found = [];
  if (!(now >= reply.since)) found.push(`the line is at ${now} after ${reply.since}`);
  if (named && (reply.status === 304) !== (now === old))
    found.push(`answers ${reply.status} to ${tags} while the line is at ${now}`);
  session.hold(found, request, reply);
}

export const conditionalActions: readonly Action[] = [
  {
    name: 'ask for changes',
    weight: 8,
    needs: ['createChat', 'getChat', 'listMessages', 'getMessage'],
    run: ask,
  },
  { name: 'ask for any change', weight: 3, needs: ['createChat', 'listChats'], run: askAll },
];
