import { useApp } from '../support/app';
import { append, chatPath, createChat, newMessage, readChat } from '../support/builders';
import { NOWHERE } from '../support/good-requests';

const app = useApp();

describe('putMessage with If-Match and If-None-Match', () => {
  it('answers 412 whether the message exists or not, and stores nothing', async () => {
    const chat = await createChat(app.api);
    const { id } = await append(app.api, chat);
    const before = await readChat(app.api, chat);
    for (const message of [id, NOWHERE.message.id])
      await app.api
        .put(chatPath(chat, `/messages/${message}`))
        .set({ 'If-Match': '*', 'If-None-Match': '*' })
        .send(newMessage({ content: 'Another.' }))
        .expect(412);
    expect(await readChat(app.api, chat)).toEqual(before);
  });
});
