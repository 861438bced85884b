import { useApp } from '../support/app';
import { append, chatPath, createChat, readChat } from '../support/builders';
import { NOWHERE } from '../support/good-requests';
import { invalidPlaces } from '../support/problem';

const app = useApp();

describe('deleteChat', () => {
  it('answers 204, and the chat and its messages are gone', async () => {
    const chat = await createChat(app.api);
    const message = await append(app.api, chat);
    await app.api.delete(chatPath(chat)).expect(204);
    await app.api.get(chatPath(chat)).expect(404);
    await app.api.get(chatPath(chat, '/messages')).expect(404);
    await app.api.get(chatPath(chat, `/messages/${message.id}`)).expect(404);
    await app.api
      .post(chatPath(chat, '/messages'))
      .send({ role: 'user', content: 'x' })
      .expect(404);
    await app.api.delete(chatPath(chat)).expect(404);
  });

  it('frees the id, and nothing of the old chat comes back with it', async () => {
    const chat = await createChat(app.api, { title: 'old' });
    await append(app.api, chat);
    await app.api.delete(chatPath(chat)).expect(204);
    await createChat(app.api, { id: chat.id });
    expect(await readChat(app.api, chat)).toMatchObject({
      title: null,
      message_count: 0,
      messages: { data: [] },
    });
  });

  it('leaves other chats and other owners alone', async () => {
    const mine = await createChat(app.api);
    await append(app.api, mine);
    const before = await readChat(app.api, mine);
    const theirs = await createChat(app.as('rich-man'), { id: mine.id });
    await app.as('rich-man').delete(chatPath(theirs)).expect(204);
    expect(await readChat(app.api, mine)).toEqual(before);
  });

  it('answers 412 to a revision that is over, and carries the present one out', async () => {
    const chat = await createChat(app.api);
    const { revision } = await append(app.api, chat);
    await app.api.delete(chatPath(chat)).set('If-Match', `"${chat.revision}"`).expect(412);
    await app.api.delete(chatPath(chat)).set('If-Match', `"${revision}"`).expect(204);
  });

  it('answers 400 to an id that is no UUID', async () => {
    const reply = await app.api.delete('/api/v1/chats/all').expect(400);
    expect(invalidPlaces(reply)).toEqual(['path chat_id']);
  });

  it('answers 404 to a chat that never was, whatever If-Match says', async () => {
    await app.api.delete(chatPath(NOWHERE.chat)).expect(404);
    await app.api.delete(chatPath(NOWHERE.chat)).set('If-Match', '*').expect(404);
  });
});
