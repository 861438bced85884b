import { useApp } from '../support/app';
import { createChat, readChat } from '../support/builders';
import { invalidPlaces, problemIn } from '../support/problem';

const app = useApp({ clock: () => new Date('2026-11-23T03:10:34.123Z') });
const CHATS = '/api/v1/chats';

describe('createChat', () => {
  it('answers 201 with the chat, its Location and its ETag', async () => {
    const reply = await app.api
      .post(CHATS)
      .send({ title: 'The magic coat', metadata: { model: 'storyteller-2' } })
      .expect(201);
    const { id } = reply.body as { id: string };
    expect(reply.body).toEqual({
      id,
      title: 'The magic coat',
      metadata: { model: 'storyteller-2' },
      pinned: false,
      archived: false,
      message_count: 0,
      last_activity_at: '2026-11-23T03:10:34.123Z',
      created_at: '2026-11-23T03:10:34.123Z',
      updated_at: '2026-11-23T03:10:34.123Z',
      revision: 1,
    });
    expect(reply.headers).toMatchObject({ location: `${CHATS}/${id}`, etag: '"1"' });
    expect(reply.headers).not.toHaveProperty('idempotency-replayed');
    await app.api.get(reply.headers['location']!).expect(200);
  });

  it('answers 201 without a body, and makes a UUIDv7', async () => {
    const reply = await app.api.post(CHATS).expect(201);
    expect(reply.body).toMatchObject({ title: null, metadata: {} });
    expect((reply.body as { id: string }).id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7/);
  });

  it('keeps the id of the client in lower case, and both cases find it', async () => {
    const id = '6F9619FF-8B86-D011-B42D-00CF4FC964FF';
    const chat = await createChat(app.api, { id });
    expect(chat.id).toBe(id.toLowerCase());
    expect((await readChat(app.api, { id })).id).toBe(chat.id);
  });

  it('answers 400 with a pointer to what is wrong', async () => {
    const reply = await app.api
      .post(CHATS)
      .send({ title: '', metadata: { model: 7 } })
      .expect(400);
    expect(invalidPlaces(reply)).toEqual(['body /title', 'body /metadata/model']);
  });

  it('answers 409 to an id that is taken, in either case, and leaves the chat alone', async () => {
    const chat = await createChat(app.api, { title: 'first' });
    for (const id of [chat.id, chat.id.toUpperCase()]) {
      const reply = await app.api.post(CHATS).send({ id, title: 'second' }).expect(409);
      expect(problemIn(reply).type).toBe('/problems/already-exists');
    }
    expect((await readChat(app.api, chat)).title).toBe('first');
  });

  it('gives an id that another owner has used', async () => {
    const chat = await createChat(app.as('aldar'));
    expect((await createChat(app.as('rich-man'), { id: chat.id })).id).toBe(chat.id);
  });

  it('answers 413 to a body that is too large, and names the limit', async () => {
    const reply = await app.api
      .post(CHATS)
      .send({ title: 'x'.repeat(1_048_576) })
      .expect(413);
    expect(problemIn(reply).detail).toContain('1048576');
  });

  it('answers 415 to a body that is not JSON', async () => {
    await app.api.post(CHATS).type('text/plain').send('{}').expect(415);
  });

  it('answers 422 to an idempotency key that was used for another payload', async () => {
    const key = 'create-once';
    await app.api.post(CHATS).set('Idempotency-Key', key).send({ title: 'one' }).expect(201);
    const reply = await app.api
      .post(CHATS)
      .set('Idempotency-Key', key)
      .send({ title: 'two' })
      .expect(422);
    expect(problemIn(reply).type).toBe('/problems/idempotency-key-reused');
  });
});
