import { differences } from '../model/expect-message';
import { checkPage } from '../model/expect-page';
import type { ChatWithMessages, KnownChat, Message, MessagePage } from '../model/model';
import { expected } from '../run/check';
import type { Session } from '../run/session';
import { jsonOf, requestFor } from '../wire/request';
import type { Action } from './action';
import { checkChatHeaders } from './create-chat';
import { chatWithMessages, inPath, someChat } from './pick';

/** How many messages come with a chat at most. */
const FIRST_PAGE = 200;

/** How a chat is asked for. */
interface First {
  readonly limit?: number | undefined;
  readonly order?: 'asc' | 'desc' | undefined;
}

/** Reads a chat and holds all of it to the model. */
export async function readChat(
  session: Session,
  known: KnownChat,
  { limit, order }: First = {},
): Promise<void> {
  const request = requestFor(session.operation('getChat'), {
    path: { chat_id: inPath(session, known.chat.id) },
    query: Object.entries({ limit, order }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)] as const],
    ),
  });
  const reply = await session.send(request, expected('the chat exists', 200));
  const { messages: page, ...chat } = jsonOf<ChatWithMessages>(reply);
  const due = order === 'desc' ? known.messages.toReversed() : known.messages;
  const found = [
    ...differences('the chat', known.chat, chat),
    ...checkChatHeaders(known.chat, reply.headers),
    ...checkPage(page, due, limit ?? FIRST_PAGE),
  ];
  session.hold(found, request, reply);
  if (page.next_cursor !== null && limit !== undefined)
    await readOn(session, known, page.next_cursor, order, due.slice(page.data.length));
}

/** The page behind the one that came with the chat. */
async function readOn(
  session: Session,
  known: KnownChat,
  cursor: string,
  order: First['order'],
  due: readonly Message[],
): Promise<void> {
  const request = requestFor(session.operation('listMessages'), {
    path: { chat_id: inPath(session, known.chat.id) },
    query: [
      ['cursor', cursor],
      ['order', order ?? 'asc'],
      ['limit', String(FIRST_PAGE)],
    ],
  });
  const reply = await session.send(request, expected('the chat exists', 200));
  session.hold(checkPage(jsonOf<MessagePage>(reply), due, FIRST_PAGE), request, reply);
}

/** Reads a message and holds it to the model. */
export async function readMessage(session: Session, known: KnownChat, message: Message) {
  const request = requestFor(session.operation('getMessage'), {
    path: { chat_id: inPath(session, known.chat.id), message_id: inPath(session, message.id) },
  });
  const reply = await session.send(request, expected('the message exists', 200));
  const found = differences('the message', message, jsonOf<Message>(reply));
  if (reply.headers['etag'] !== `"${message.revision}"`) found.push('the ETag is not the revision');
  session.hold(found, request, reply);
}

export const readActions: readonly Action[] = [
  {
    name: 'read a chat',
    weight: 6,
    needs: ['createChat', 'getChat'],
    run: async (session) => readChat(session, await someChat(session)),
  },
  {
    name: 'read a part of a chat',
    weight: 5,
    needs: ['createChat', 'getChat', 'listMessages'],
    run: async (session) => {
      const { choice } = session;
      const limit = choice.one([undefined, 0, 0, 1, 2, 20, 199, 200]);
      const order = choice.one([undefined, 'asc', 'desc', 'desc'] as const);
      await readChat(session, await someChat(session), { limit, order });
    },
  },
  {
    name: 'read a message',
    weight: 6,
    needs: ['createChat', 'getMessage'],
    run: async (session) => {
      const known = chatWithMessages(session);
      if (known) await readMessage(session, known, session.choice.one(known.messages));
    },
  },
];
