import type { Chat, NewMessage } from '../../src/chat/contract';
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
import { invalidPlaces } from '../support/problem';

const app = useApp();

function send(chat: Pick<Chat, 'id'>, messages: readonly NewMessage[]) {
  return app.api.post(chatPath(chat, '/messages/batch')).send({ messages });
}

describe('appendMessages', () => {
  it('answers 201 with the messages, next to each other and in their order', async () => {
    const chat = await createChat(app.api);
    await append(app.api, chat);
    const sent = [newMessage({ content: 'prompt' }), newStoryboard(8), newMessage()];
    const { data } = (await send(chat, sent).expect(201)).body as {
      data: { content: string; sequence: number; revision: number }[];
    };
    expect(data.map(({ content }) => content)).toEqual(sent.map(({ content }) => content));
    expect(data.map(({ sequence }) => sequence)).toEqual([2, 3, 4]);
    expect(data.map(({ revision }) => revision)).toEqual([3, 4, 5]);
    const read = await readChat(app.api, chat);
    expect(read).toMatchObject({ message_count: 4, revision: 5 });
    expect(read.messages.data.slice(1)).toEqual(data);
  });

  it('takes 100 messages, and answers 400 to none and to 101', async () => {
    const chat = await createChat(app.api);
    const messages = (count: number) => Array.from({ length: count }, () => newMessage());
    await send(chat, messages(100)).expect(201);
    expect(invalidPlaces(await send(chat, []).expect(400))).toEqual(['body /messages']);
    expect(invalidPlaces(await send(chat, messages(101)).expect(400))).toEqual(['body /messages']);
    expect((await readChat(app.api, chat)).message_count).toBe(100);
  });

  it('answers 400 with the place of the bad one, and stores none', async () => {
    const chat = await createChat(app.api);
    const reply = await send(chat, [newMessage(), newMessage({ content: '' })]).expect(400);
    expect(invalidPlaces(reply)).toEqual(['body /messages/1/content']);
    expect(await readChat(app.api, chat)).toMatchObject(chat);
  });

  it('answers 404 to a chat that never was', async () => {
    await send(NOWHERE.chat, [newMessage()]).expect(404);
  });

  it('answers 409 when one id is taken or comes twice, and stores none', async () => {
    const chat = await createChat(app.api);
    const { id } = await append(app.api, chat);
    const before = await readChat(app.api, chat);
    await send(chat, [newMessage(), newMessage({ id })]).expect(409);
    const twice = '6f9619ff-8b86-d011-b42d-00cf4fc964ff';
    await send(chat, [newMessage({ id: twice }), newMessage({ id: twice.toUpperCase() })]).expect(
      409,
    );
    expect(await readChat(app.api, chat)).toEqual(before);
  });

  it('answers 413 to a body that is too large', async () => {
    await send(NOWHERE.chat, [newMessage({ content: 'x'.repeat(1_048_576) })]).expect(413);
  });

  it('answers 415 to a body that is not JSON', async () => {
    const path = chatPath(NOWHERE.chat, '/messages/batch');
    await app.api.post(path).type('application/x-ndjson').send('{}\n{}').expect(415);
  });

  it('answers 422 to an idempotency key that was used for another payload', async () => {
    const chat = await createChat(app.api);
    await send(chat, [newMessage()]).set('Idempotency-Key', 'once').expect(201);
    await send(chat, [newMessage(), newMessage()]).set('Idempotency-Key', 'once').expect(422);
    expect((await readChat(app.api, chat)).message_count).toBe(1);
  });
});
