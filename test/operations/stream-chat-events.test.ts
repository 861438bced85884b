import { useApp } from '../support/app';
import { append, chatPath, createChat, newMessage } from '../support/builders';
import { openStream } from '../support/event-stream';

const app = useApp();

it('x', async () => {
  append; newMessage;
  const chat = await createChat(app.api);
  const stream = await openStream(app.url, chatPath(chat, '/events'));
  expect(await stream.next()).toMatchObject({ event: 'ready' });
  await stream.close();
});
