import { chatPath } from '../support/builders';
import { NOWHERE } from '../support/good-requests';
import { problemIn } from '../support/problem';
import { stubApp } from '../support/stub-app';

/** Trap 3 and 5: the validator looks at little of what goes out. */

const TIME = '2026-11-23T03:10:34.123Z';
const CHAT = {
  id: NOWHERE.chat.id,
  title: null,
  metadata: {},
  pinned: false,
  archived: false,
  message_count: 0,
  last_activity_at: TIME,
  created_at: TIME,
  updated_at: TIME,
  revision: 1,
};
const PAGE = { data: [], has_more: false, next_cursor: null };
const HEADERS = { ETag: '"1"', 'Cache-Control': 'private, no-cache' };
const GOOD = { status: 200, headers: HEADERS, body: { ...CHAT, messages: PAGE } };

let reply: unknown;
let app: Awaited<ReturnType<typeof stubApp>>;

beforeAll(async () => {
  app = await stubApp({ getChat: () => Promise.resolve(reply) });
});

afterAll(() => app.close());

async function answered(next: unknown): Promise<number> {
  reply = next;
  const got = await app.api.get(chatPath(NOWHERE.chat));
  if (got.status === 500) expect(problemIn(got).type).toBe('/problems/internal');
  return got.status;
}

it('A reply as the contract has it goes out.', async () => {
  expect(await answered(GOOD)).toBe(200);
});

const changed = (change: object) => ({ ...GOOD, body: { ...GOOD.body, ...change } });

it.each([
  ['an undocumented status', { ...GOOD, status: 418 }],
  ['an undocumented status without a body', { status: 204 }],
  ['a status of another operation', { ...GOOD, status: 201 }],
  ['a missing header', { status: 200, body: GOOD.body }],
  ['a missing header where there is no body', { status: 304 }],
  ['a missing body', { status: 200, headers: GOOD.headers }],
  ['a body where there may be none', { ...GOOD, status: 304 }],
  ['a missing property', { ...GOOD, body: CHAT }],
  ['an unknown property', changed({ owner: 'local' })],
  ['an id as a URN', changed({ id: `urn:uuid:${CHAT.id}` })],
  ['an id in upper case', changed({ id: CHAT.id.toUpperCase() })],
  ['a time that is none', changed({ created_at: '2026-19-39T29:00:00.000Z' })],
  ['a time without milliseconds', changed({ created_at: '2026-11-23T03:10:34Z' })],
  ['a date object of a wrong year', changed({ created_at: new Date(NaN) })],
  ['a revision of 0', changed({ revision: 0 })],
  ['a revision as text', changed({ revision: '1' })],
])('A reply with %s does not go out: 500.', async (_, broken) => {
  expect(await answered(broken)).toBe(500);
  expect(await answered(GOOD)).toBe(200);
});
