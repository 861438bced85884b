import type { Chat, Message } from '../../src/chat/contract';
import { useApp } from '../support/app';
import { append, createChat, messagePath, newStoryboard, readChat } from '../support/builders';
import { stoppedClock } from '../support/clock';
import { NOWHERE } from '../support/good-requests';
import { invalidPlaces, problemIn } from '../support/problem';
import { lineOf, tag } from '../support/revisions';

const clock = stoppedClock();
const app = useApp({ clock });
const PAYLOAD = { format: 'ai-sdk/v6', payload: { parts: [] }, metadata: { feedback: 'down' } };

let chat: Chat;
let message: Message;
beforeEach(async () => {
  chat = await createChat(app.api);
  await append(app.api, chat);
  message = await append(app.api, chat, { ...newStoryboard(6), ...PAYLOAD });
  await append(app.api, chat);
  clock.pass(1_000);
});

const remove = ({ id } = message) => app.api.delete(messagePath(chat, { id }));

/** What has to be left of the message. */
const tombstone = (): Message => ({
  ...message,
  content: '',
  attachments: [],
  status: 'deleted',
  format: null,
  payload: null,
  metadata: {},
  updated_at: clock().toISOString(),
  revision: message.revision + 2,
});

describe('deleteMessage', () => {
  it('answers 204, and a tombstone stands in the place of the message', async () => {
    const before = await readChat(app.api, chat);
    await remove().expect(204);
    const read = await app.api.get(messagePath(chat, message)).expect(200);
    expect(read.body).toEqual(tombstone());
    expect(read.headers['etag']).toBe(tag(tombstone()));
    const [first, , last] = before.messages.data;
    expect(await readChat(app.api, chat)).toEqual({
      ...before,
      updated_at: clock().toISOString(),
      revision: tombstone().revision,
      messages: { ...before.messages, data: [first, tombstone(), last] },
    });
  });

  it('answers 204 the second time as well, whatever If-Match says, and changes nothing', async () => {
    await remove().expect(204);
    const before = [await readChat(app.api, chat), await lineOf(app.api)];
    clock.pass(1_000);
    await remove().expect(204);
    for (const tags of [tag(message), '"0"', '*']) await remove().set('If-Match', tags).expect(204);
    expect([await readChat(app.api, chat), await lineOf(app.api)]).toEqual(before);
  });

  it('answers 412 to a revision that is over, and carries the present one out', async () => {
    const now = await app.api.patch(messagePath(chat, message)).send({ metadata: {} }).expect(200);
    const reply = await remove().set('If-Match', tag(message)).expect(412);
    expect(problemIn(reply).type).toBe('/problems/precondition-failed');
    expect((await readChat(app.api, chat)).messages.data[1]).toEqual(now.body);
    await remove()
      .set('If-Match', tag(now.body as Message))
      .expect(204);
  });

  it('leaves a tombstone that PUT and PATCH answer with 409, before any precondition', async () => {
    await remove().expect(204);
    const path = messagePath(chat, message);
    const body = { role: 'user', content: 'back again' };
    for (const request of [
      app.api.put(path).send(body),
      app.api.put(path).set('If-Match', '"1"').send(body),
      app.api.put(path).set('If-None-Match', '*').send(body),
      app.api.patch(path).send({ metadata: {} }),
    ])
      expect(problemIn(await request.expect(409)).type).toBe('/problems/message-final');
    expect((await readChat(app.api, chat)).messages.data[1]).toEqual(tombstone());
  });

  it('keeps the id: another message cannot have it', async () => {
    await remove().expect(204);
    const again = { role: 'user', content: 'x', id: message.id };
    const path = `/api/v1/chats/${chat.id}/messages`;
    const reply = await app.api.post(path).send(again).expect(409);
    expect(problemIn(reply).type).toBe('/problems/already-exists');
  });

  it('answers 400 to ids that are no UUIDs', async () => {
    const reply = await app.api.delete('/api/v1/chats/1/messages/2').expect(400);
    expect(invalidPlaces(reply)).toEqual(['path chat_id', 'path message_id']);
  });

  it('answers 404 to a message that never was, to one of another chat, and without a chat', async () => {
    const other = await append(app.api, await createChat(app.api));
    for (const { id } of [NOWHERE.message, other]) await remove({ id } as Message).expect(404);
    await app.api.delete(messagePath(NOWHERE.chat, message)).expect(404);
  });
});
