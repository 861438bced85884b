import type { Chat } from '../../src/chat/contract';
import { useApp } from '../support/app';
import { append, chatPath, createChat, messagePath, put, readChat } from '../support/builders';
import { stoppedClock } from '../support/clock';
import { walk } from '../support/walk';

/** Whoever sets a server's clock back an hour must not bring the lists into disorder. */
const HOUR = 3_600_000;
const clock = stoppedClock();
const app = useApp({ clock });

it('last_activity_at and updated_at never go back, whatever is done.', async () => {
  const chat = await createChat(app.api);
  clock.pass(1_000);
  const message = await append(app.api, chat);
  clock.pass(-HOUR);
  const changes = [
    () => append(app.api, chat),
    () => put(app.api, chat, message, { content: 'edited' }),
    () =>
      app.api
        .patch(messagePath(chat, message))
        .send({ metadata: { a: 'b' } })
        .expect(200),
    () => app.api.patch(chatPath(chat)).send({ title: 'renamed' }).expect(200),
    () => app.api.delete(messagePath(chat, message)).expect(204),
  ];
  for (const change of changes) {
    const before = await readChat(app.api, chat);
    await change();
    const after = await readChat(app.api, chat);
    expect(after.revision).toBeGreaterThan(before.revision);
    expect(after.last_activity_at >= before.last_activity_at).toBe(true);
    expect(after.updated_at >= before.updated_at).toBe(true);
    for (const [i, { created_at, updated_at }] of before.messages.data.entries()) {
      expect(after.messages.data[i]!.created_at).toBe(created_at);
      expect(after.messages.data[i]!.updated_at >= updated_at).toBe(true);
    }
  }
  const { messages, last_activity_at } = await readChat(app.api, chat);
  expect(last_activity_at).toBe(messages.data.at(-1)!.created_at);
});

it('A walk over chats shows none twice and misses none that was there.', async () => {
  const chats: Chat[] = [];
  for (let i = 0; i < 12; i += 1) {
    chats.push(await createChat(app.as('walker')));
    clock.pass(1_000);
  }
  const api = app.as('walker');
  let turn = 0;
  const seen = await walk<Chat>(api, '/api/v1/chats?limit=2', async () => {
    clock.pass(-HOUR);
    await append(api, chats[Math.max(0, 11 - turn)]!); // one that has been shown
    await createChat(api);
    turn += 2;
  });
  const ids = seen.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(expect.arrayContaining(chats.map(({ id }) => id)));
});
