import type { Chat, ChatPage } from '../../src/chat/contract';
import { useApp } from '../support/app';
import { append, createChat } from '../support/builders';
import { stoppedClock } from '../support/clock';
import { walk } from '../support/walk';

const clock = stoppedClock();
const app = useApp({ clock });

/** A hundred chats at a time have the same activity, so that the id has to decide among them. */
async function createChats(count: number): Promise<Chat[]> {
  const chats: Chat[] = [];
  while (chats.length < count) {
    chats.push(...(await Promise.all(Array.from({ length: 100 }, () => createChat(app.api)))));
    clock.pass(1);
  }
  return chats;
}

it('A walk over 1,000 chats shows each of them once, while others are made.', async () => {
  const chats = await createChats(1_000);
  const seen = await walk<Chat>(app.api, '/api/v1/chats?limit=30', () => createChat(app.api));
  const ids = seen.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(chats.map(({ id }) => id).sort());
  const order = seen.map(({ last_activity_at, id }) => `${last_activity_at} ${id}`);
  expect(order).toEqual([...order].sort().reverse());

  // A chat that becomes active moves to the front, ahead of the cursor.
  const oldest = seen.at(-1)!;
  clock.pass(1);
  let awake = false;
  const again = await walk<Chat>(app.api, '/api/v1/chats?limit=200', async () => {
    if (!awake) await append(app.api, oldest);
    awake = true;
  });
  expect(again.map(({ id }) => id)).not.toContain(oldest.id);
  const { data } = (await app.api.get('/api/v1/chats?limit=1').expect(200)).body as ChatPage;
  expect(data[0]!.id).toBe(oldest.id);
});
