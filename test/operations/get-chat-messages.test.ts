import type { Chat, ChatWithMessages, MessagePage } from '../../src/chat/contract';
import { useApp } from '../support/app';
import { appendMany, chatPath, createChat } from '../support/builders';
import { invalidPlaces } from '../support/problem';

const app = useApp();
let chat: Chat;

beforeAll(async () => {
  chat = await createChat(app.api);
  await appendMany(app.api, chat, 5);
});

async function pageOf(query: string, { id } = chat): Promise<MessagePage> {
  const reply = await app.api.get(chatPath({ id }, query)).expect(200);
  return (reply.body as ChatWithMessages).messages;
}

async function list(query: string): Promise<MessagePage> {
  return (await app.api.get(chatPath(chat, `/messages${query}`)).expect(200)).body as MessagePage;
}

const sequences = ({ data }: MessagePage) => data.map(({ sequence }) => sequence);

describe('getChat', () => {
  it.each(['?limit=2', '?limit=200', '?order=desc', '?order=desc&limit=3', '?order=asc&limit=5'])(
    'shows with %s what listMessages shows',
    async (query) => {
      expect(await pageOf(query)).toEqual(await list(query));
    },
  );

  it.each([
    ['asc', [1, 2]],
    ['desc', [5, 4]],
  ])('shows nothing with limit=0, and its cursor begins at the first (%s)', async (order, next) => {
    const page = await pageOf(`?limit=0&order=${order}`);
    expect(page).toMatchObject({ data: [], has_more: true });
    const query = `?limit=2&order=${order}&cursor=${page.next_cursor!}`;
    expect(sequences(await list(query))).toEqual(next);
  });

  it('has nothing more with limit=0 where there is nothing', async () => {
    const empty = await createChat(app.api);
    for (const query of ['?limit=0', '?limit=0&order=desc', '', '?order=desc'])
      expect(await pageOf(query, empty)).toEqual({ data: [], has_more: false, next_cursor: null });
  });

  it('goes on through next_cursor in the same order', async () => {
    const { next_cursor } = await pageOf('?limit=2&order=desc');
    expect(sequences(await list(`?order=desc&cursor=${next_cursor!}`))).toEqual([3, 2, 1]);
  });

  it('answers 304 whatever part of it is asked for', async () => {
    const { headers } = await app.api.get(chatPath(chat)).expect(200);
    for (const query of ['?limit=0', '?limit=1&order=desc'])
      await app.api.get(chatPath(chat, query)).set('If-None-Match', headers['etag']!).expect(304);
  });

  it.each(['limit=-1', 'limit=201', 'limit=', 'order=up'])(
    'answers 400 to %s and names the parameter',
    async (parameter) => {
      const reply = await app.api.get(chatPath(chat, `?${parameter}`)).expect(400);
      expect(invalidPlaces(reply)).toEqual([`query ${parameter.split('=')[0]!}`]);
    },
  );
});
