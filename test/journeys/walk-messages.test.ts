import type { Chat, Message } from '../../src/chat/contract';
import { useApp } from '../support/app';
import { append, appendMany, chatPath, createChat } from '../support/builders';
import { walk } from '../support/walk';

const app = useApp();
const COUNT = 2_000;
let chat: Chat;

beforeAll(async () => {
  chat = await createChat(app.api);
  await appendMany(app.api, chat, COUNT);
});

it('A walk backwards over 2,000 messages shows those that were there, while others arrive.', async () => {
  const path = chatPath(chat, '/messages?limit=70&order=desc');
  const seen = await walk<Message>(app.api, path, () => append(app.api, chat));
  const start = seen[0]!.sequence;
  expect(seen.map(({ sequence }) => sequence)).toEqual(
    Array.from({ length: start }, (_, i) => start - i),
  );
  expect(start).toBeGreaterThanOrEqual(COUNT);
});

it('A walk forwards over 2,000 messages shows them all and those that arrive meanwhile.', async () => {
  let arrived = 0;
  const path = chatPath(chat, '/messages?limit=170');
  const before = (await walk<Message>(app.api, path)).length;
  const seen = await walk<Message>(app.api, path, async () => {
    await append(app.api, chat);
    arrived += 1;
  });
  expect(before).toBeGreaterThanOrEqual(COUNT);
  expect(seen.map(({ sequence }) => sequence)).toEqual(
    Array.from({ length: before + arrived }, (_, i) => i + 1),
  );
});
