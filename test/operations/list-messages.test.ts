import type { Chat, MessagePage } from '../../src/chat/contract';
import { useApp } from '../support/app';
import { appendMany, chatPath, createChat } from '../support/builders';
import { NOWHERE } from '../support/good-requests';
import { invalidPlaces, problemIn } from '../support/problem';

const app = useApp();
let chat: Chat;

beforeAll(async () => {
  chat = await createChat(app.api);
  await appendMany(app.api, chat, 60);
});

async function page(query = ''): Promise<MessagePage> {
  return (await app.api.get(chatPath(chat, `/messages${query}`)).expect(200)).body as MessagePage;
}

async function sequences(query = ''): Promise<number[]> {
  return (await page(query)).data.map(({ sequence }) => sequence);
}

function range(first: number, last: number): number[] {
  const step = first <= last ? 1 : -1;
  return Array.from({ length: Math.abs(last - first) + 1 }, (_, i) => first + step * i);
}

describe('listMessages', () => {
  it('answers 200 with 50 messages in sequence order unless told otherwise', async () => {
    expect(await sequences()).toEqual(range(1, 50));
    expect(await page()).toMatchObject({ has_more: true });
  });

  it.each([
    ['?limit=3', range(1, 3)],
    ['?limit=200', range(1, 60)],
    ['?order=desc&limit=3', range(60, 58)],
    ['?after_sequence=57', range(58, 60)],
    ['?before_sequence=4', range(1, 3)],
    ['?after_sequence=10&before_sequence=14', range(11, 13)],
    ['?after_sequence=10&before_sequence=14&order=desc', range(13, 11)],
    ['?after_sequence=60', []],
    ['?before_sequence=0', []],
    ['?after_sequence=9007199254740991', []],
  ])('answers %s with %j', async (query, expected) => {
    expect(await sequences(query)).toEqual(expected);
  });

  it('goes on behind the cursor in either order, within the bounds', async () => {
    for (const [query, next] of [
      ['?limit=2', [3, 4]],
      ['?limit=2&order=desc', [58, 57]],
      ['?limit=2&after_sequence=56', [59, 60]],
      ['?limit=2&order=desc&before_sequence=11', [8, 7]],
    ] as const) {
      const { next_cursor } = await page(query);
      expect(await sequences(`${query}&cursor=${next_cursor!}`)).toEqual(next);
    }
  });

  it('has no cursor when nothing is left', async () => {
    expect(await page('?limit=60')).toMatchObject({ has_more: false, next_cursor: null });
    expect(await page('?limit=59')).toMatchObject({ has_more: true });
  });

  it.each(['x', 'm1', 'm1000000000000', 'c019aae1c2f3b019aae1c2f3b7c5d9e416a0c8b1f2d10'])(
    'answers 400 to the cursor %s',
    async (cursor) => {
      const reply = await app.api.get(chatPath(chat, `/messages?cursor=${cursor}`)).expect(400);
      expect(problemIn(reply).type).toBe('/problems/invalid-cursor');
    },
  );

  it.each(['limit=201', 'order=up', 'after_sequence=-1', 'before_sequence=9007199254740992'])(
    'answers 400 to %s and names the parameter',
    async (parameter) => {
      const reply = await app.api.get(chatPath(chat, `/messages?${parameter}`)).expect(400);
      expect(invalidPlaces(reply)).toEqual([`query ${parameter.split('=')[0]!}`]);
    },
  );

  it('answers 404 to a chat that never was, and 200 to an empty one', async () => {
    await app.api.get(chatPath(NOWHERE.chat, '/messages')).expect(404);
    const empty = await createChat(app.api);
    const reply = await app.api.get(chatPath(empty, '/messages')).expect(200);
    expect(reply.body).toEqual({ data: [], has_more: false, next_cursor: null });
  });
});
