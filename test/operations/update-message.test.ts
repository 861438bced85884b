import type { Chat, Message } from '../../src/chat/contract';
import { useApp } from '../support/app';
import { append, createChat, messagePath, newStoryboard, readChat } from '../support/builders';
import { stoppedClock } from '../support/clock';
import { NOWHERE } from '../support/good-requests';
import { invalidPlaces, problemIn } from '../support/problem';
import { tag } from '../support/revisions';

const clock = stoppedClock();
const app = useApp({ clock });
const FEEDBACK = { metadata: { feedback: 'up', note: 'the third frame' } };

let chat: Chat;
let message: Message;
beforeEach(async () => {
  chat = await createChat(app.api);
  message = await append(app.api, chat, { ...newStoryboard(6), metadata: { model: 'x' } });
  clock.pass(1_000);
});

const patch = (body: object, { id } = message) =>
  app.api.patch(messagePath(chat, { id })).send(body);

describe('updateMessage', () => {
  it('answers 200, replaces the metadata as a whole and leaves the rest', async () => {
    const reply = await patch(FEEDBACK).expect(200);
    const now = {
      ...message,
      ...FEEDBACK,
      updated_at: clock().toISOString(),
      revision: message.revision + 1,
    };
    expect(reply.body).toEqual(now);
    expect(reply.headers['etag']).toBe(tag(now));
    expect(await readChat(app.api, chat)).toMatchObject({
      revision: now.revision,
      updated_at: now.updated_at,
      last_activity_at: message.created_at,
      messages: { data: [now] },
    });
    const emptied = await patch({ metadata: {} }).expect(200);
    expect(emptied.body).toMatchObject({ metadata: {}, revision: now.revision + 1 });
  });

  it('answers 200 and changes nothing where nothing would differ', async () => {
    const changed = (await patch(FEEDBACK).expect(200)).body as Message;
    const before = await readChat(app.api, chat);
    clock.pass(1_000);
    const reversed = Object.fromEntries(Object.entries(FEEDBACK.metadata).reverse());
    for (const same of [FEEDBACK, { metadata: reversed }])
      expect((await patch(same).expect(200)).body).toEqual(changed);
    expect(await readChat(app.api, chat)).toEqual(before);
  });

  it('answers 400 to an empty change, to what is too large and to an unknown property', async () => {
    expect(invalidPlaces(await patch({}).expect(400))).toEqual(['body ']);
    const long = await patch({ metadata: { a: 'x'.repeat(513) } }).expect(400);
    expect(invalidPlaces(long)).toEqual(['body /metadata/a']);
    expect(invalidPlaces(await patch({ sequence: 7 }).expect(400))).toEqual(['body /sequence']);
    const path = messagePath(chat, message);
    expect(invalidPlaces(await app.api.patch(path).expect(400))).toEqual(['body ']);
    expect((await readChat(app.api, chat)).messages.data).toEqual([message]);
  });

  it('answers 404 to a message that never was, to one of another chat, and without a chat', async () => {
    const other = await append(app.api, await createChat(app.api));
    for (const { id } of [NOWHERE.message, other])
      await patch(FEEDBACK, { id } as Message).expect(404);
    await app.api.patch(messagePath(NOWHERE.chat, message)).send(FEEDBACK).expect(404);
  });

  it('answers 409 to a message that is deleted', async () => {
    await app.api.delete(messagePath(chat, message)).expect(204);
    const reply = await patch(FEEDBACK).expect(409);
    expect(problemIn(reply).type).toBe('/problems/message-final');
  });

  it('answers 413 to a body that is too large, and 415 to one that is not JSON', async () => {
    await patch({ metadata: { a: 'x'.repeat(1_048_576) } }).expect(413);
    await app.api.patch(messagePath(chat, message)).type('form').send('metadata=x').expect(415);
  });
});
