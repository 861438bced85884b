import type { Chat, Message } from '../../src/chat/contract';
import type { Api } from './api';
import { append } from './builders';

/** Appends one message after another until something is over. @returns those that were acknowledged. */
export async function appendUntil(
  api: Api,
  chat: Pick<Chat, 'id'>,
  over: Promise<unknown>,
): Promise<Message[]> {
  const appended: Message[] = [];
  const state = { over: false };
  const end = () => (state.over = true);
  over.then(end, end);
  while (!state.over)
    appended.push(await append(api, chat, { content: `message ${appended.length + 1}` }));
  return appended;
}
