import type { ChatWithMessages, MessagePage } from '../../src/chat/contract';
import { useApp } from '../support/app';
import { append, appendMany, chatPath, createChat, readChat } from '../support/builders';
import { NOWHERE } from '../support/good-requests';
import { invalidPlaces, problemIn } from '../support/problem';

const app = useApp();

describe('getChat', () => {
  it('answers 200 with the chat, its messages and its ETag', async () => {
    const chat = await createChat(app.api, { title: 'The magic coat' });
    const message = await append(app.api, chat);
    const reply = await app.api.get(chatPath(chat)).expect(200);
    expect(reply.headers['etag']).toBe(`"${message.revision}"`);
    expect(reply.body).toEqual({
      ...chat,
      message_count: 1,
      last_activity_at: message.created_at,
      updated_at: message.created_at,
      revision: message.revision,
      messages: { data: [message], has_more: false, next_cursor: null },
    });
  });

  it('shows the first 200 messages, and the cursor leads to the others', async () => {
    const chat = await createChat(app.api);
    await appendMany(app.api, chat, 201);
    const { messages } = await readChat(app.api, chat);
    expect(messages.data.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 200 }, (_, i) => i + 1),
    );
    expect(messages.has_more).toBe(true);
    const path = chatPath(chat, `/messages?cursor=${messages.next_cursor!}`);
    const rest = (await app.api.get(path).expect(200)).body as MessagePage;
    expect(rest.data.map(({ sequence }) => sequence)).toEqual([201]);
  });

  it('answers 200 to the old tag after every kind of change', async () => {
    const chat = await createChat(app.api);
    const changed = async (tag: string) => {
      const reply = await app.api.get(chatPath(chat)).set('If-None-Match', tag).expect(200);
      return `"${(reply.body as ChatWithMessages).revision}"`;
    };
    await append(app.api, chat);
    const second = await changed(`"${chat.revision}"`);
    await app.api.patch(chatPath(chat)).send({ title: 'renamed' }).expect(200);
    const third = await changed(second);
    await app.api.get(chatPath(chat)).set('If-None-Match', third).expect(304);
  });

  it('answers 400 to an id that is no UUID and to a tag without quotes', async () => {
    const bad = await app.api.get('/api/v1/chats/42').expect(400);
    expect(invalidPlaces(bad)).toEqual(['path chat_id']);
    const tag = await app.api.get(chatPath(NOWHERE.chat)).set('If-None-Match', '7').expect(400);
    expect(invalidPlaces(tag)).toEqual(['header if-none-match']);
  });

  it('answers 404 to a chat that never was, with and without If-None-Match', async () => {
    const reply = await app.api.get(chatPath(NOWHERE.chat)).expect(404);
    expect(problemIn(reply).type).toBe('/problems/not-found');
    await app.api.get(chatPath(NOWHERE.chat)).set('If-None-Match', '*').expect(404);
  });
});
