import type { ChatWithMessages, MessagePage } from '../model/model';
import { expected } from '../run/check';
import type { Session } from '../run/session';
import { jsonOf, requestFor } from '../wire/request';
import type { Action } from './action';
import { chatWithMessages, someChat } from './pick';
import { validParts } from './valid-parts';

/** Operations whose meaning the model knows. */
const KNOWN = new Set([
  'getHealth',
  'getReadiness',
  'createChat',
  'listChats',
  'getChat',
  'updateChat',
  'deleteChat',
  'listMessages',
  'appendMessage',
  'appendMessages',
  'getMessage',
  'putMessage',
  'updateMessage',
  'deleteMessage',
  'deleteChats',
  'streamChatEvents',
]);

/** What a valid request may meet in a state that is not known. */
const STATES = [404, 409, 412];

/** A valid request for an operation that is new; afterwards the chat is read again. */
async function askNew(session: Session): Promise<void> {
  const { choice, contract } = session;
  const others = [...contract.operations.values()].filter(({ id }) => !KNOWN.has(id));
  if (others.length === 0) return;
  const operation = choice.one(others);
  const known = chatWithMessages(session) ?? (await someChat(session));
  const ids = { chat_id: known.chat.id, message_id: known.messages.at(-1)?.id ?? known.chat.id };
  const statuses = [...operation.replies.keys()].filter((s) => s < 400 || STATES.includes(s));
  const request = requestFor(operation, validParts(session, operation, ids));
  await session.send(request, expected('the request is valid', ...statuses));
  if (operation.method !== 'GET') await relearn(session, known);
}

/** Takes a chat as it is now into the model. */
async function relearn(
  session: Session,
  known: Parameters<typeof session.model.bury>[0],
): Promise<void> {
  const path = { chat_id: known.chat.id };
  const reply = await session.send(
    requestFor(session.operation('getChat'), { path }),
    expected('it may have been deleted', 200, 404),
  );
  if (reply.status === 404) {
    session.model.bury(known);
    return;
  }
  const { messages, ...chat } = jsonOf<ChatWithMessages>(reply);
  let page: MessagePage = messages;
  const all = [...page.data];
  while (page.next_cursor !== null) {
    const query = [['cursor', page.next_cursor] as const];
    const next = requestFor(session.operation('listMessages'), { path, query });
    page = jsonOf<MessagePage>(await session.send(next, expected('the chat exists', 200)));
    all.push(...page.data);
  }
  known.chat = chat;
  known.messages.splice(0, Infinity, ...all);
}

export const unknownOperationActions: readonly Action[] = [
  {
    name: 'an operation that is new',
    weight: 4,
    needs: ['createChat', 'getChat', 'listMessages'],
    run: askNew,
  },
];
