import type { Chat } from '../../src/chat/contract';
import { useApp } from '../support/app';
import { append, chatPath, createChat, readChat } from '../support/builders';
import { stoppedClock } from '../support/clock';
import { NOWHERE } from '../support/good-requests';
import { invalidPlaces, problemIn } from '../support/problem';

const clock = stoppedClock();
const app = useApp({ clock });

describe('updateChat', () => {
  it('answers 200, changes what the body names and leaves the rest', async () => {
    const chat = await createChat(app.api, { title: 'before', metadata: { a: '1', b: '2' } });
    clock.pass(1_000);
    const change = { title: 'after', pinned: true, archived: true, metadata: { c: '3' } };
    const reply = await app.api.patch(chatPath(chat)).send(change).expect(200);
    expect(reply.body).toEqual({
      ...chat,
      ...change,
      updated_at: clock().toISOString(),
      revision: chat.revision + 1,
    });
    expect(reply.headers['etag']).toBe(`"${chat.revision + 1}"`);
    const unpin = await app.api.patch(chatPath(chat)).send({ pinned: false }).expect(200);
    expect(unpin.body).toMatchObject({ ...change, pinned: false, revision: chat.revision + 2 });
  });

  it('takes a title away with null', async () => {
    const chat = await createChat(app.api, { title: 'before' });
    const reply = await app.api.patch(chatPath(chat)).send({ title: null }).expect(200);
    expect((reply.body as Chat).title).toBeNull();
  });

  it('never moves last_activity_at', async () => {
    const chat = await createChat(app.api);
    const { created_at } = await append(app.api, chat);
    clock.pass(60_000);
    const reply = await app.api.patch(chatPath(chat)).send({ pinned: true }).expect(200);
    expect((reply.body as Chat).last_activity_at).toBe(created_at);
  });

  it.each([['"now"'], ['*'], ['"9999", "now"']])('carries out If-Match: %s', async (wanted) => {
    const chat = await createChat(app.api);
    const path = chatPath(chat);
    const tags = wanted.replace('now', String(chat.revision));
    await app.api.patch(path).set('If-Match', tags).send({ pinned: true }).expect(200);
  });

  it.each([['"9999"'], ['W/"now"'], ['"0now"']])('answers If-Match: %s by 412', async (wanted) => {
    const chat = await createChat(app.api);
    const path = chatPath(chat);
    const tags = wanted.replace('now', String(chat.revision));
    const reply = await app.api
      .patch(path)
      .set('If-Match', tags)
      .send({ pinned: true })
      .expect(412);
    expect(problemIn(reply).type).toBe('/problems/precondition-failed');
    expect(await readChat(app.api, chat)).toMatchObject(chat);
  });

  it('lets one of many that saw the same revision through', async () => {
    const chat = await createChat(app.api);
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        app.api
          .patch(chatPath(chat))
          .set('If-Match', `"${chat.revision}"`)
          .send({ title: `title ${i}` }),
      ),
    );
    const statuses = replies.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...Array<number>(19).fill(412)]);
    expect((await readChat(app.api, chat)).revision).toBe(chat.revision + 1);
  });

  it('answers 400 to an empty change, an unknown property and a missing body', async () => {
    const chat = await createChat(app.api);
    const path = chatPath(chat);
    expect(invalidPlaces(await app.api.patch(path).send({}).expect(400))).toEqual(['body ']);
    const unknown = await app.api.patch(path).send({ pined: true }).expect(400);
    expect(invalidPlaces(unknown)).toEqual(['body /pined']);
    expect(invalidPlaces(await app.api.patch(path).expect(400))).toEqual(['body ']);
    expect(await readChat(app.api, chat)).toMatchObject(chat);
  });

  it('answers 404 to a chat that never was', async () => {
    await app.api.patch(chatPath(NOWHERE.chat)).send({ pinned: true }).expect(404);
  });

  it('answers 413 to a body that is too large', async () => {
    const title = 'x'.repeat(1_048_576);
    await app.api.patch(chatPath(NOWHERE.chat)).send({ title }).expect(413);
  });

  it('answers 415 to a body that is not JSON', async () => {
    await app.api.patch(chatPath(NOWHERE.chat)).type('form').send('pinned=true').expect(415);
  });
});
