import { setTimeout as wait } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import type { Chat, Message } from '../../src/chat/contract';
import { messageStore } from '../../src/chat/message-store';
import { startApp, type RunningApp } from '../support/app';
import { openStream } from '../support/event-stream';
import { append, chatPath, createChat, messagePath, readChat } from '../support/builders';
import { stoppedClock, type Clock } from '../support/clock';
import { problemIn } from '../support/problem';

/*
 * What becomes of an answer that nobody goes on with.
 */
let clock: Clock;
let app: RunningApp;
let chat: Chat;
let answer: Message;
beforeEach(async () => {
  clock = stoppedClock();
  app = await startApp({ clock, env: { IN_PROGRESS_TIMEOUT: '1' } });
  chat = await createChat(app.api);
  answer = await begin();
});
afterEach(() => app.close());

const begin = () =>
  append(app.api, chat, { role: 'assistant', content: 'Once', status: 'in_progress' });
const read = async ({ id } = answer) =>
  (await app.api.get(messagePath(chat, { id })).expect(200)).body as Message;
const beat = () =>
  app.api.patch(messagePath(chat, answer)).send({ append: { offset: 4, text: '' } });
const store = () =>
  messageStore(app.service.database, { clock, newId: randomUUID }).for('local', chat.id);

/** Reads until the answer is in progress no longer. */
async function settled(message: Message): Promise<Message> {
  for (;;) {
    const now = await read(message);
    if (now.status !== 'in_progress') return now;
    await wait(20);
  }
}

it('Whoever follows hears that an answer was left alone.', async () => {
  const stream = await openStream(app.url, chatPath(chat, '/events'));
  clock.pass(1_000);
  const { data } = (await stream.upTo('message')).at(-1)!;
  expect(data).toEqual(await settled(answer));
  await stream.close();
});

it('An answer left alone is incomplete as soon as its time is over, and final.', async () => {
  clock.pass(1_000);
  const now = await settled(answer);
  expect(now).toEqual({
    ...answer,
    status: 'incomplete',
    revision: answer.revision + 1,
    updated_at: clock().toISOString(),
  });
  expect(await readChat(app.api, chat)).toMatchObject({ revision: now.revision });
  expect(problemIn(await beat().expect(409)).type).toBe('/problems/message-final');
});

it('A sign of life moves its time-out and not its revision.', async () => {
  clock.pass(600);
  expect((await beat().expect(200)).body).toEqual(answer);
  clock.pass(600);
  const since = new Date(clock().getTime() - 1_000);
  await store().settle(answer.id, since);
  expect(await read()).toEqual(answer);
  await store().settle(answer.id, new Date(clock().getTime() - 600));
  expect(await read()).toMatchObject({ status: 'incomplete' });
});

it('Answers that are left behind by another server are settled, however many there are.', async () => {
  const others = await Promise.all(Array.from({ length: 150 }, begin));
  await app.api.delete(messagePath(chat, answer)).expect(204);
  clock.pass(2_000);
  for (const other of others) expect(await settled(other)).toMatchObject({ status: 'incomplete' });
  expect(await read()).toMatchObject({ status: 'deleted', revision: answer.revision + 151 });
});

it('What is gone, finished or begun anew is left as it is.', async () => {
  const late = new Date(clock().getTime() + 1);
  await app.api.patch(messagePath(chat, answer)).send({ status: 'completed' }).expect(200);
  const before = await readChat(app.api, chat);
  await store().settle(answer.id, late);
  await store().settle(randomUUID(), late);
  expect(await readChat(app.api, chat)).toEqual(before);
  await app.api.delete(`/api/v1/chats/${chat.id}`).expect(204);
  await store().settle(answer.id, late);
});
