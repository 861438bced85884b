import type { ChatPage } from '../../src/chat/contract';
import { useApp } from '../support/app';
import { append, chatPath, createChat, newStoryboard, readChat } from '../support/builders';

const app = useApp();

it('A chat is created, filled, listed, read, paged through and deleted.', async () => {
  const { api } = app;
  const chat = await createChat(api, { title: 'The magic coat' });
  const prompt = await append(api, chat, { content: 'Tell how he got a fur coat in the frost.' });
  const storyboard = await append(api, chat, newStoryboard(8));
  expect(storyboard.attachments.map(({ url }) => url)).toEqual(
    newStoryboard(8).attachments!.map(({ url }) => url),
  );

  const { data } = (await api.get('/api/v1/chats').expect(200)).body as ChatPage;
  expect(data).toHaveLength(1);
  expect(data[0]).toMatchObject({
    id: chat.id,
    message_count: 2,
    last_activity_at: storyboard.created_at,
  });

  const read = await readChat(api, chat);
  expect(read).toMatchObject({ ...data[0], messages: { data: [prompt, storyboard] } });

  const page = await api.get(chatPath(chat, '/messages')).expect(200);
  expect(page.body).toEqual(read.messages);
  expect([prompt.sequence, storyboard.sequence]).toEqual([1, 2]);

  await api.delete(chatPath(chat)).expect(204);
  await api.get(chatPath(chat)).expect(404);
});
