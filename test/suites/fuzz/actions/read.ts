import { isDeepStrictEqual } from 'node:util';
import { differences } from '../model/expect-message';
import type { ChatWithMessages, KnownChat, Message } from '../model/model';
import { expected } from '../run/check';
import type { Session } from '../run/session';
import { jsonOf, requestFor } from '../wire/request';
import type { Action } from './action';
import { checkChatHeaders } from './create-chat';
import { chatWithMessages, inPath, someChat } from './pick';

/** How many messages come with a chat. */
const FIRST_PAGE = 200;

/** Reads a chat and holds all of it to the model. */
export async function readChat(session: Session, known: KnownChat): Promise<void> {
  const request = requestFor(session.operation('getChat'), {
    path: { chat_id: inPath(session, known.chat.id) },
  });
  const reply = await session.send(request, expected('the chat exists', 200));
  const { messages: page, ...chat } = jsonOf<ChatWithMessages>(reply);
  const found = [
    ...differences('the chat', known.chat, chat),
    ...checkChatHeaders(known.chat, reply.headers),
  ];
  if (!isDeepStrictEqual(page.data, known.messages.slice(0, FIRST_PAGE)))
    found.push(`its ${page.data.length} messages are not those that were stored`);
  const more = known.messages.length > FIRST_PAGE;
  if (page.has_more !== more || (page.next_cursor !== null) !== more)
    found.push(`tells has_more ${page.has_more} of ${known.messages.length} messages`);
  session.hold(found, request, reply);
}

async function readMessage(session: Session): Promise<void> {
  const known = chatWithMessages(session);
  if (!known) return;
  const message = session.choice.one(known.messages);
  const request = requestFor(session.operation('getMessage'), {
    path: { chat_id: inPath(session, known.chat.id), message_id: inPath(session, message.id) },
  });
  const reply = await session.send(request, expected('the message exists', 200));
  session.hold(differences('the message', message, jsonOf<Message>(reply)), request, reply);
}

export const readActions: readonly Action[] = [
  {
    name: 'read a chat',
    weight: 8,
    needs: ['createChat', 'getChat'],
    run: async (session) => readChat(session, await someChat(session)),
  },
  { name: 'read a message', weight: 6, needs: ['createChat', 'getMessage'], run: readMessage },
];
