import type { Chat, Message } from '../../src/chat/contract';
import type { Api } from './api';
import {
  append,
  chatPath,
  createChat,
  messagePath,
  newMessage,
  newStoryboard,
  put,
} from './builders';

/** Sent under the idempotency key `varied`. */
export const NEW_CHAT = { title: 'varied', metadata: { theme: 'winter' } };
export const BATCH = { messages: ['x', 'y', 'z'].map((content) => newMessage({ content })) };
export const KEY = ['Idempotency-Key', 'varied'] as const;

export interface VariedChats {
  /** Has everything in it; the chat itself was changed last. */
  readonly varied: Chat;
  /** The answer in it that is in progress. */
  readonly answer: Message;
  /** One of its messages was changed last. */
  readonly answered: Chat;
  /** Archived, without a message. */
  readonly empty: Chat;
}

/** Chats with everything that can be in one, in which messages have changed in another order than they came. */
export async function storeVaried(api: Api): Promise<VariedChats> {
  const created = await api
    .post('/api/v1/chats')
    .set(...KEY)
    .send(NEW_CHAT)
    .expect(201);
  const varied = created.body as Chat;
  const first = await append(api, varied);
  await append(api, varied, newStoryboard(8));
  await append(api, varied, { format: 'raw', payload: { tool: ['ride', null, 1.5] } });
  const batch = chatPath(varied, '/messages/batch');
  await api
    .post(batch)
    .set(...KEY)
    .send(BATCH)
    .expect(201);
  const doomed = await append(api, varied, { content: 'doomed' });
  const answer = await append(api, varied, {
    role: 'assistant',
    content: '',
    status: 'in_progress',
    parent_sequence: 1,
  });
  const path = messagePath(varied, answer);
  await api
    .patch(path)
    .send({ append: { offset: 0, text: 'Once 👩‍🚀' } })
    .expect(200);
  await append(api, varied, { parent_sequence: null });
  await api.delete(messagePath(varied, doomed)).expect(204);
  await put(api, varied, first, { content: 'edited', metadata: { feedback: 'up' } });
  await api.patch(chatPath(varied)).send({ pinned: true }).expect(200);

  const answered = await createChat(api);
  await append(api, answered);
  const empty = await createChat(api);
  await api.patch(chatPath(empty)).send({ archived: true }).expect(200);
  return { varied, answer, answered, empty };
}
