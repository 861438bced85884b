import type { Message } from '../../src/chat/contract';
import { useApp } from '../support/app';
import {
  append,
  chatPath,
  createChat,
  newMessage,
  newStoryboard,
  readChat,
} from '../support/builders';
import { NOWHERE } from '../support/good-requests';
import { invalidPlaces, problemIn } from '../support/problem';

const app = useApp({ clock: () => new Date('2026-11-23T03:10:34.123Z') });

describe('appendMessage', () => {
  it('answers 201 with the message and its Location, and moves the counters of the chat', async () => {
    const chat = await createChat(app.api);
    const sent = newMessage({ metadata: { locale: 'kk' } });
    const reply = await app.api.post(chatPath(chat, '/messages')).send(sent).expect(201);
    const message = reply.body as Message;
    expect(message).toEqual({
      ...sent,
      id: message.id,
      chat_id: chat.id,
      sequence: 1,
      parent_sequence: null,
      attachments: [],
      status: 'completed',
      format: null,
      payload: null,
      created_at: '2026-11-23T03:10:34.123Z',
      updated_at: '2026-11-23T03:10:34.123Z',
      revision: chat.revision + 1,
    });
    expect(reply.headers['location']).toBe(chatPath(chat, `/messages/${message.id}`));
    expect((await app.api.get(reply.headers['location']!).expect(200)).body).toEqual(message);
    expect(await readChat(app.api, chat)).toMatchObject({
      message_count: 1,
      revision: message.revision,
    });
  });

  it('keeps a storyboard in its order, with null where nothing is known', async () => {
    const chat = await createChat(app.api);
    const storyboard = newStoryboard(10);
    storyboard.attachments!.push({ type: 'image', url: 'https://images.example/a.webp' });
    const message = await append(app.api, chat, storyboard);
    const last = { type: 'image', url: 'https://images.example/a.webp' };
    const unknown = { alt: null, width: null, height: null };
    expect(message.attachments).toEqual([
      ...newStoryboard(10).attachments!,
      { ...last, ...unknown },
    ]);
    expect((await readChat(app.api, chat)).messages.data).toEqual([message]);
  });

  it('keeps every character of a content and counts code points', async () => {
    const chat = await createChat(app.api);
    const content = '🐎'.repeat(100_000);
    const message = await append(app.api, chat, { content });
    expect(message.content).toBe(content);
    const tooLong = newMessage({ content: `${content}x` });
    const reply = await app.api.post(chatPath(chat, '/messages')).send(tooLong).expect(400);
    expect(invalidPlaces(reply)).toEqual(['body /content']);
  });

  it('takes the id of the client, once in a chat and again in another', async () => {
    const chat = await createChat(app.api);
    const id = '6F9619FF-8B86-D011-B42D-00CF4FC964FF';
    expect((await append(app.api, chat, { id })).id).toBe(id.toLowerCase());
    const again = newMessage({ id: id.toLowerCase() });
    const reply = await app.api.post(chatPath(chat, '/messages')).send(again).expect(409);
    expect(problemIn(reply).type).toBe('/problems/already-exists');
    await append(app.api, await createChat(app.api), { id });
    expect((await append(app.api, chat)).sequence).toBe(2);
  });

  it('answers 400 with a pointer to what is wrong', async () => {
    const chat = await createChat(app.api);
    const bad = { role: 'wizard', content: 7, attachments: [{ type: 'image', url: 'ftp://x' }] };
    const reply = await app.api.post(chatPath(chat, '/messages')).send(bad).expect(400);
    expect(invalidPlaces(reply).sort()).toEqual([
      'body /attachments/0/url',
      'body /content',
      'body /role',
    ]);
    expect(await readChat(app.api, chat)).toMatchObject(chat);
  });

  it('answers 404 to a chat that never was', async () => {
    await app.api.post(chatPath(NOWHERE.chat, '/messages')).send(newMessage()).expect(404);
  });

  it('answers 413 to a body that is too large', async () => {
    const content = 'x'.repeat(1_048_576);
    await app.api.post(chatPath(NOWHERE.chat, '/messages')).send({ content }).expect(413);
  });

  it('answers 415 to a body that is not JSON', async () => {
    await app.api.post(chatPath(NOWHERE.chat, '/messages')).type('xml').send('<a/>').expect(415);
  });

  it('answers 422 to an idempotency key that was used for another payload', async () => {
    const path = chatPath(await createChat(app.api), '/messages');
    const send = (content: string) =>
      app.api.post(path).set('Idempotency-Key', 'once').send(newMessage({ content }));
    await send('one').expect(201);
    await send('two').expect(422);
  });
});
