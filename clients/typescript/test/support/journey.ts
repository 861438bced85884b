import { createClient } from 'aldar-kose-client';

/** What a frontend does: a chat, an answer that grows before two who follow, pages, a problem. */
export async function journey(baseUrl: string): Promise<Record<string, unknown>> {
  const client = createClient({ baseUrl });
  const { id } = await client.createChat({ title: 'A journey' });
  const list = client.followChats();
  const screen = client.follow(id);
  const seen: string[] = [];
  const listed = (async () => {
    for await (const { chats } of list) if (chats[0]?.message_count === 2) return chats[0].title;
    return undefined;
  })();
  const shown = (async () => {
    for await (const { messages } of screen) {
      seen.push(messages[1]?.content ?? '');
      if (messages[1]?.status === 'completed') return messages.map(({ content }) => content);
    }
    return undefined;
  })();
  await client.appendMessage(id, { role: 'user', content: 'Tell.' });
  const answer = await client.streamAnswer(id);
  for (const piece of ['He sold ', 'the wind ', '😀']) {
    answer.write(piece);
    await answer.flush();
  }
  await answer.complete();
  const pages: number[] = [];
  for await (const { data } of client.messages(id, { limit: 1 }).pages()) pages.push(data.length);
  const again = await client.getChat(id).then(() => client.getChat(id));
  const problem = await client.getMessage(id, id).catch((error: unknown) => error);
  const result = {
    listed: await listed,
    shown: await shown,
    grew: seen.every((text, n) => text.startsWith(seen[n - 1] ?? '')),
    pages,
    again: again.messages.data.length,
    problem: (problem as Error).name,
  };
  await client.deleteChat(id);
  return result;
}

/** What the journey finds, wherever it is made. */
export const FOUND = {
  listed: 'A journey',
  shown: ['Tell.', 'He sold the wind 😀'],
  grew: true,
  pages: [1, 1],
  again: 2,
  problem: 'NotFound',
};
