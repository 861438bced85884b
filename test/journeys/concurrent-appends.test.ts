import type { Chat, Message } from '../../src/chat/contract';
import { useApp } from '../support/app';
import { append, createChat, readChat } from '../support/builders';

const app = useApp();

/** What a chat of so many messages has to look like, and its messages to have been told. */
async function expectWhole(chat: Chat, told: readonly Message[]): Promise<void> {
  const stored = await readChat(app.api, chat);
  const bySequence = [...told].sort((a, b) => a.sequence - b.sequence);
  expect(bySequence.map(({ sequence }) => sequence)).toEqual(told.map((_, i) => i + 1));
  expect(stored.messages.data).toEqual(bySequence);
  const revisions = told.map(({ revision }) => revision);
  expect(new Set(revisions).size).toBe(told.length);
  expect(stored).toMatchObject({ message_count: told.length, revision: Math.max(...revisions) });
}

it('200 appends at once to one chat are all stored, without a gap.', async () => {
  const chat = await createChat(app.api);
  const told = await Promise.all(
    Array.from({ length: 200 }, (_, i) => append(app.api, chat, { content: `message ${i}` })),
  );
  expect(new Set(told.map(({ content }) => content)).size).toBe(200);
  await expectWhole(chat, told);
});

it('200 appends at once to 50 chats are all stored, without a gap in any.', async () => {
  const chats = await Promise.all(Array.from({ length: 50 }, () => createChat(app.api)));
  const told = await Promise.all(
    Array.from({ length: 200 }, (_, i) => append(app.api, chats[i % 50]!)),
  );
  for (const chat of chats)
    await expectWhole(
      chat,
      told.filter(({ chat_id }) => chat_id === chat.id),
    );
});
