import type { ChatPage } from '../../src/chat/contract';
import type { Api } from '../support/api';
import { useApp } from '../support/app';
import { append, appendMany, chatPath, createChat, readChat } from '../support/builders';
import { invalidPlaces } from '../support/problem';
import { lineOf } from '../support/revisions';

const app = useApp();
const CHATS = '/api/v1/chats';
const ALL = `${CHATS}?confirm=true`;

async function list(api: Api, query = ''): Promise<ChatPage> {
  return (await api.get(`${CHATS}${query}`).expect(200)).body as ChatPage;
}

describe('deleteChats', () => {
  it('answers 204, and every chat is gone, archived ones and long ones too', async () => {
    const api = app.as('aldar');
    const chats = await Promise.all([1, 2, 3].map(() => createChat(api)));
    await api.patch(chatPath(chats[0]!)).send({ archived: true, pinned: true }).expect(200);
    await appendMany(api, chats[1]!, 250);
    await api.delete(ALL).expect(204);
    for (const query of ['', '?archived=true', '?pinned=true'])
      expect((await list(api, query)).data).toEqual([]);
    for (const chat of chats) await api.get(chatPath(chat)).expect(404);
  });

  it('leaves other owners alone', async () => {
    const theirs = await createChat(app.as('rich-man'));
    await append(app.as('rich-man'), theirs);
    const before = [await readChat(app.as('rich-man'), theirs), await lineOf(app.as('rich-man'))];
    await createChat(app.as('aldar'));
    await app.as('aldar').delete(ALL).expect(204);
    const after = [await readChat(app.as('rich-man'), theirs), await lineOf(app.as('rich-man'))];
    expect(after).toEqual(before);
  });

  it('moves the line on by one, and it goes on from there', async () => {
    const api = app.as('line');
    await appendMany(api, await createChat(api), 5);
    const before = await lineOf(api);
    await api.delete(ALL).expect(204);
    expect(await lineOf(api)).toBe(before + 1);
    expect((await createChat(api)).revision).toBe(before + 2);
  });

  it('sets ids and idempotency keys free', async () => {
    const api = app.as('keys');
    const chat = await createChat(api, { title: 'old' });
    const keyed = (title: string) =>
      api.post(CHATS).set('Idempotency-Key', 'once').send({ title }).expect(201);
    await keyed('one');
    await api.delete(ALL).expect(204);
    expect((await keyed('two')).headers).not.toHaveProperty('idempotency-replayed');
    expect(await createChat(api, { id: chat.id })).toMatchObject({ title: null });
  });

  it('answers 204 to an owner who has nothing', async () => {
    await app.as('nobody').delete(ALL).expect(204);
  });

  it.each(['', '?confirm', '?confirm=', '?confirm=false', '?confirm=1', '?confirm=yes'])(
    'answers 400 to %j, and nothing is gone',
    async (query) => {
      const api = app.as('careful');
      const chat = await createChat(api);
      const reply = await api.delete(`${CHATS}${query}`).expect(400);
      expect(invalidPlaces(reply)).toEqual(['query confirm']);
      await api.get(chatPath(chat)).expect(200);
    },
  );
});
