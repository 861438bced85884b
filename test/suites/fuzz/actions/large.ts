import { Buffer } from 'node:buffer';
import { expected } from '../run/check';
import type { Session } from '../run/session';
import { repeatTo } from '../values/text';
import { encode } from '../values/encode';
import { requestFor } from '../wire/request';
import type { Action } from './action';
import { appendRequest, learn } from './append';
import { BODY_LIMIT, validBody } from './bodies';
import { createKnownChat } from './create-chat';
import { deleteRequest } from './delete-chat';
import { someChat } from './pick';
import { readChat } from './read';

/** A body just over the limit. */
async function tooLarge(session: Session): Promise<void> {
  const { choice, contract } = session;
  const known = await someChat(session);
  const operations = [...contract.operations.values()].filter(({ body }) => body);
  const operation = choice.one(operations);
  const ids = { chat_id: known.chat.id, message_id: known.chat.id };
  const { bytes } = validBody(session, operation);
  const over = BODY_LIMIT + choice.one([1, 2, 70_000]);
  const body = Buffer.concat([bytes, Buffer.alloc(over - bytes.length, ' ')]);
  const request = { ...requestFor(operation, { path: ids, bytes: body }), chunked: choice.once(3) };
  await session.send(request, expected('the body is too large', 413));
}

/** The longest content there may be, in characters of four bytes, in a body just at the limit. */
async function atLimit(session: Session): Promise<void> {
  const known = await someChat(session);
  const content = repeatTo(session.choice.one(['😀', 'Ә', 'e\u0301', '\u0001']), 100_000);
  const value = { role: 'user' as const, content };
  const text = encode(value);
  const bytes = Buffer.from(text + ' '.repeat(BODY_LIMIT - Buffer.byteLength(text)));
  const body = { value, bytes };
  const request = appendRequest(session, 'appendMessage', known.chat.id, body);
  const reply = await session.send(request, expected('the body is just not too large', 201));
  learn(session, known, 'appendMessage', value, request, reply);
}

/** More in a chat than fits into one page, read in both directions. */
async function fullPage(session: Session): Promise<void> {
  const { choice } = session;
  if (!choice.once(5)) return;
  const known = await createKnownChat(session);
  for (let i = 0; i < 10; i += 1) {
    const content = repeatTo(choice.one(['\u0001', '\u0001', '😀', 'x']), 100_000);
    const value = { role: 'assistant' as const, content };
    const body = { value, bytes: Buffer.from(encode(value)) };
    const request = appendRequest(session, 'appendMessage', known.chat.id, body);
    const reply = await session.send(request, expected('the request is valid', 201));
    learn(session, known, 'appendMessage', value, request, reply);
  }
  for (const order of ['asc', 'desc'] as const)
    await readChat(session, known, { limit: 200, order });
  await session.send(deleteRequest(session, known), expected('the chat exists', 204));
  session.line.pass();
  session.model.bury(known);
}

export const largeActions: readonly Action[] = [
  { name: 'a body too large', weight: 1, needs: ['createChat'], run: tooLarge },
  { name: 'a body at the limit', weight: 1, needs: ['createChat', 'appendMessage'], run: atLimit },
  {
    name: 'a page that is full',
    weight: 1,
    needs: ['createChat', 'appendMessage', 'getChat', 'listMessages', 'deleteChat'],
    run: fullPage,
  },
];
