import { useApp } from '../support/app';
import { append, chatPath, createChat, newStoryboard } from '../support/builders';
import { NOWHERE } from '../support/good-requests';
import { invalidPlaces, problemIn } from '../support/problem';

const app = useApp();

describe('getMessage', () => {
  it('answers 200 with the message, by its id in either case', async () => {
    const chat = await createChat(app.api);
    const message = await append(app.api, chat, newStoryboard(6));
    for (const id of [message.id, message.id.toUpperCase()]) {
      const reply = await app.api.get(chatPath(chat, `/messages/${id}`)).expect(200);
      expect(reply.body).toEqual(message);
    }
  });

  it('answers 400 to ids that are no UUIDs', async () => {
    const reply = await app.api.get('/api/v1/chats/1/messages/2').expect(400);
    expect(invalidPlaces(reply)).toEqual(['path chat_id', 'path message_id']);
  });

  it('answers 404 to a message that never was, and to one of another chat', async () => {
    const chat = await createChat(app.api);
    const message = await append(app.api, await createChat(app.api));
    for (const id of [NOWHERE.message.id, message.id]) {
      const reply = await app.api.get(chatPath(chat, `/messages/${id}`)).expect(404);
      expect(problemIn(reply).detail).toBe('There is no message with this id in this chat.');
    }
  });

  it('answers 404 when the chat never was', async () => {
    await app.api.get(chatPath(NOWHERE.chat, `/messages/${NOWHERE.message.id}`)).expect(404);
  });
});
