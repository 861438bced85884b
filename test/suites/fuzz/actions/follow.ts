import { differences } from '../model/expect-message';
import type { Chat, KnownChat, Message } from '../model/model';
import type { Session } from '../run/session';
import { followTo, type ReceivedEvent } from '../wire/follow';
import { requestFor } from '../wire/request';
import type { Action } from './action';
import { inPath, someChat } from './pick';

/** Whoever goes on behind a revision is told of everything since, as it is now. */
async function resume(session: Session): Promise<void> {
  const { choice } = session;
  const known = await someChat(session);
  const { revision } = known.chat;
  const changes = known.messages.map((message) => message.revision).filter((one) => one < revision);
  const since = choice.one([0, revision - 1, ...changes]);
  const operation = session.operation('streamChatEvents');
  const inHeader = choice.once(2);
  const request = requestFor(operation, {
    path: { chat_id: inPath(session, known.chat.id) },
    query: inHeader ? [] : [['since', String(since)]],
    headers: { 'Last-Event-ID': inHeader ? String(since) : undefined },
  });
  const { url } = session.world.client;
  const events = await followTo(url, request, String(revision)).catch((error: unknown) => [
    { event: String(error), data: undefined },
  ]);
  session.hold(complaints(session, known, since, events), request);
}

function complaints(
  session: Session,
  { chat, messages }: KnownChat,
  since: number,
  events: readonly ReceivedEvent[],
): string[] {
  const replies = session.operation('streamChatEvents').replies;
  const complain = replies.get(200)!.content.get('text/event-stream')!;
  const found = events.flatMap((event) => {
    const complaint = complain(event);
    return complaint === undefined ? [] : [`${event.event} is not as documented: ${complaint}`];
  });
  const of = (kind: string) => events.filter(({ event }) => event === kind);
  const due = messages.filter(({ revision }) => revision > since);
  const sent = of('message').map(({ data }) => data as Message);
  if (of('chat').length !== 1 || events[0]?.event !== 'ready')
    found.push(`is ${events.map(({ event }) => event).join(', ')}`);
  if (sent.length !== due.length)
    found.push(`has ${sent.length} messages instead of ${due.length}`);
  const inOrder = due.sort((a, b) => a.revision - b.revision);
  inOrder.forEach((message, i) => {
    if (sent[i]) found.push(...differences('the message', message, sent[i]));
  });
  for (const { data } of of('chat')) found.push(...differences('the chat', chat, data as Chat));
  return found;
}

export const followActions: readonly Action[] = [
  {
    name: 'follow a chat from a revision',
    weight: 4,
    needs: ['createChat', 'streamChatEvents'],
    run: resume,
  },
];
