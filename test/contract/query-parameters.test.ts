import type { ChatPage, MessagePage } from '../../src/chat/contract';
import type { Defaulted } from '../../src/http/operations/types';
import { useApp } from '../support/app';
import { appendMany, chatPath, createChat } from '../support/builders';
import { place, type Node } from '../support/contract-check/document';
import { invalidPlaces } from '../support/problem';

const app = useApp();
const chat = { id: '019aae1c-2f3b-7c5d-9e41-6a0c8b1f2d10' };
const MESSAGES = chatPath(chat, '/messages');

beforeAll(async () => {
  await createChat(app.api, chat);
  await appendMany(app.api, chat, 3);
});

/** Traps 6 and 7: the validator takes integers in many spellings. */
describe.each(['limit', 'after_sequence', 'before_sequence'])('%s', (name) => {
  it.each([
    '1e1',
    '0x10',
    '0b1',
    '%201',
    '1%20',
    '%2B1',
    '+1',
    '1.0',
    '1,0',
    '1_0',
    '',
    '--1',
    'NaN',
    'Infinity',
    '%EF%BC%91',
    'null',
    '1%00',
    '9007199254740993',
    '99999999999999999999',
  ])('does not take "%s"', async (text) => {
    const reply = await app.api.get(`${MESSAGES}?${name}=${text}`).expect(400);
    expect(invalidPlaces(reply)).toEqual([`query ${name}`]);
  });

  it('may be given once only', async () => {
    const reply = await app.api.get(`${MESSAGES}?${name}=1&${name}=1`).expect(400);
    expect(invalidPlaces(reply)).toEqual([`query ${name}`]);
    await app.api.get(`${MESSAGES}?${name}[]=1`).expect(400);
    await app.api.get(`${MESSAGES}?${name}[a]=1`).expect(400);
  });
});

it.each(['archived', 'pinned'])('%s is true or false, once, and nothing else.', async (name) => {
  for (const text of ['1', '0', 'TRUE', 'yes', '', 'null', '%20true'])
    await app.api.get(`/api/v1/chats?${name}=${text}`).expect(400);
  await app.api.get(`/api/v1/chats?${name}=true&${name}=true`).expect(400);
  await app.api.get(`/api/v1/chats?${name}=false`).expect(200);
});

it.each(['', 'ASC', 'asc,desc', 'asc%20'])('The order "%s" is refused.', async (order) => {
  const reply = await app.api.get(`${MESSAGES}?order=${order}`).expect(400);
  expect(invalidPlaces(reply)).toEqual(['query order']);
});

it.each([
  '/health?x',
  '/ready?x=1',
  '/api/v1/chats?x=1',
  '/api/v1/chats?Limit=1',
  '/api/v1/chats?order=asc',
  `${chatPath(chat)}?cursor=m00000000000001`,
  `${MESSAGES}?__proto__=1`,
  `${MESSAGES}?constructor=1`,
  `${MESSAGES}?q=a+b:c`,
])('An unknown query parameter answers 400: %s', async (path) => {
  await app.api.get(path).expect(400);
});

it('An unknown query parameter is refused where something is written, too.', async () => {
  await app.api.post('/api/v1/chats?dry_run=true').expect(400);
  await app.api.delete(`${chatPath(chat)}?force`).expect(400);
  await app.api.get(chatPath(chat)).expect(200);
});

it('What has a default in the contract is what the types take for given.', () => {
  const { parameters } = place('/components').node as { parameters: Node };
  const defaulted = Object.keys(parameters)
    .map((name) => place(`/components/parameters/${name}`).node)
    .filter(({ schema }) => (schema as Node)['default'] !== undefined)
    .map(({ name }) => name);
  const known = { limit: true, order: true, archived: true } satisfies Record<Defaulted, true>;
  expect([...new Set(defaulted)].sort()).toEqual(Object.keys(known).sort());
});

it('A parameter counts, however many come before it.', async () => {
  const empty = '&'.repeat(5_000);
  const reply = await app.api.get(`${MESSAGES}?${empty}limit=0`).expect(400);
  expect(invalidPlaces(reply)).toEqual(['query limit']);
  const page = (await app.api.get(`${MESSAGES}?${empty}limit=1`).expect(200)).body as MessagePage;
  expect(page.data).toHaveLength(1);
});

it('Defaults are filled in.', async () => {
  await appendMany(app.api, chat, 60);
  const messages = (await app.api.get(MESSAGES).expect(200)).body as MessagePage;
  expect(messages.data.map(({ sequence }) => sequence)).toEqual(
    [...Array(50).keys()].map((i) => i + 1),
  );
  const chats = (await app.api.get('/api/v1/chats').expect(200)).body as ChatPage;
  expect(chats.data.map(({ archived }) => archived)).toEqual([false]);
});
