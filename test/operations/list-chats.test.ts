import type { ChatPage } from '../../src/chat/contract';
import type { Api } from '../support/api';
import { useApp } from '../support/app';
import { append, chatPath, createChat } from '../support/builders';
import { stoppedClock } from '../support/clock';
import { invalidPlaces, problemIn } from '../support/problem';

const clock = stoppedClock();
const app = useApp({ clock });
const CHATS = '/api/v1/chats';

async function list(api: Api, query = ''): Promise<ChatPage> {
  return (await api.get(`${CHATS}${query}`).expect(200)).body as ChatPage;
}

async function titles(api: Api, query = ''): Promise<(string | null)[]> {
  return (await list(api, query)).data.map(({ title }) => title);
}

/** Chats made a second apart, the first one the oldest. */
async function createInTurn(api: Api, names: readonly string[]) {
  const chats = [];
  for (const title of names) {
    chats.push(await createChat(api, { title }));
    clock.pass(1_000);
  }
  return chats;
}

describe('listChats', () => {
  it('answers 200 and an empty page to an owner without chats', async () => {
    expect(await list(app.as('nobody'))).toEqual({ data: [], has_more: false, next_cursor: null });
  });

  it('puts the newest activity first; a message moves its chat there, a change does not', async () => {
    const api = app.as('order');
    const [first, second] = await createInTurn(api, ['a', 'b', 'c']);
    expect(await titles(api)).toEqual(['c', 'b', 'a']);
    const message = await append(api, first!);
    clock.pass(1_000);
    await api.patch(chatPath(second!)).send({ pinned: true, title: 'B' }).expect(200);
    expect(await titles(api)).toEqual(['a', 'c', 'B']);
    const [active] = (await list(api)).data;
    expect(active).toMatchObject({ message_count: 1, last_activity_at: message.created_at });
  });

  it('puts the greater id first where the activity is the same', async () => {
    const api = app.as('ties');
    const chats = await Promise.all([1, 2, 3, 4].map(() => createChat(api)));
    const ids = chats.map(({ id }) => id).sort();
    expect((await list(api)).data.map(({ id }) => id)).toEqual(ids.reverse());
  });

  it('leaves archived chats out unless they are asked for, and filters by pinned', async () => {
    const api = app.as('filters');
    const [a, b, c] = await createInTurn(api, ['a', 'b', 'c', 'd']);
    await api.patch(chatPath(a!)).send({ archived: true }).expect(200);
    await api.patch(chatPath(b!)).send({ archived: true, pinned: true }).expect(200);
    await api.patch(chatPath(c!)).send({ pinned: true }).expect(200);
    expect(await titles(api)).toEqual(['d', 'c']);
    expect(await titles(api, '?archived=false')).toEqual(['d', 'c']);
    expect(await titles(api, '?archived=true')).toEqual(['b', 'a']);
    expect(await titles(api, '?pinned=true')).toEqual(['c']);
    expect(await titles(api, '?pinned=false')).toEqual(['d']);
    expect(await titles(api, '?archived=true&pinned=false')).toEqual(['a']);
  });

  it('goes on behind the cursor with the same filters', async () => {
    const api = app.as('pages');
    await createInTurn(api, ['a', 'b', 'c']);
    const first = await list(api, '?limit=2');
    expect(first).toMatchObject({ has_more: true, data: [{ title: 'c' }, { title: 'b' }] });
    const second = await list(api, `?limit=2&cursor=${first.next_cursor!}`);
    expect(second).toMatchObject({ has_more: false, next_cursor: null, data: [{ title: 'a' }] });
    expect(await list(api, '?limit=3')).toMatchObject({ has_more: false, next_cursor: null });
  });

  it('shows the chats of one owner only', async () => {
    await createInTurn(app.as('one'), ['mine']);
    await createInTurn(app.as('two'), ['yours']);
    expect(await titles(app.as('one'))).toEqual(['mine']);
  });

  it.each(['x', 'c0', 'm00000000000001', 'c1019aae1c2f3b019aae1c2f3b7c5d9e416a0c8b1f2d10'])(
    'answers 400 to the cursor %s, which no page gave',
    async (cursor) => {
      const reply = await app.api.get(`${CHATS}?cursor=${cursor}`).expect(400);
      expect(problemIn(reply).type).toBe('/problems/invalid-cursor');
      expect(invalidPlaces(reply)).toEqual(['query cursor']);
    },
  );

  it.each(['limit=0', 'limit=201', 'limit=-1', 'limit=many', 'archived=maybe', 'pinned=1'])(
    'answers 400 to %s and names the parameter',
    async (parameter) => {
      const reply = await app.api.get(`${CHATS}?${parameter}`).expect(400);
      expect(invalidPlaces(reply)).toEqual([`query ${parameter.split('=')[0]!}`]);
    },
  );
});
