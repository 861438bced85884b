import { expected } from '../run/check';
import type { Session } from '../run/session';
import { requestFor } from '../wire/request';
import type { Action } from './action';
import { knownTags, unknownTags } from './entity-tags';
import { inPath, someChat } from './pick';

/** Asks whether a chat has changed. */
async function ask(session: Session): Promise<void> {
  const { chat } = await someChat(session);
  const same = session.choice.once(2);
  const tags = (same ? knownTags : unknownTags)(session, chat.revision);
  const request = requestFor(session.operation('getChat'), {
    path: { chat_id: inPath(session, chat.id) },
    headers: { 'If-None-Match': tags },
  });
  const sent = session.choice.once(4) ? { ...request, method: 'HEAD' } : request;
  const due = same
    ? expected('the chat has not changed', 304)
    : expected('the chat has changed', 200);
  const reply = await session.send(sent, due);
  if (reply.headers['etag'] !== `"${chat.revision}"`)
    session.hold(['the ETag is not the revision'], sent, reply);
}

export const conditionalActions: readonly Action[] = [
  { name: 'ask for changes', weight: 6, needs: ['createChat', 'getChat'], run: ask },
];
