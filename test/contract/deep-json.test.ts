import { useApp } from '../support/app';

const app = useApp();

/** Trap 10: the validator's recursion ends in a RangeError. */
describe.each([50, 5_000, 100_000])('JSON %d levels deep', (depth) => {
  it.each([
    ['arrays', '[', ']'],
    ['objects', '{"a":', '}'],
  ])('of %s answers 400', async (_, open, close) => {
    const deep = `${open.repeat(depth)}1${close.repeat(depth)}`;
    const body = `{"metadata":{"a":${deep}}}`;
    await app.api.post('/api/v1/chats').type('json').send(body).expect(400);
    await app.api.post('/api/v1/chats').type('json').send(deep).expect(400);
  });
});

it('Brackets in a text are no nesting.', async () => {
  for (const title of [
    '['.repeat(100),
    '{"a":['.repeat(30),
    '\\"[[[['.repeat(20),
    `${'['.repeat(99)}\\`,
  ])
    await app.api.post('/api/v1/chats').send({ title }).expect(201);
});

it('What is closed again is no nesting.', async () => {
  const body = `[${'[],{},'.repeat(100)}1]`;
  const reply = await app.api.post('/api/v1/chats').type('json').send(body).expect(400);
  expect(reply.text).not.toContain('nested');
});

it('A body of very many mistakes is answered with a few of them.', async () => {
  const properties = Array.from({ length: 20_000 }, (_, i) => [`p${i}`, i] as const);
  const reply = await app.api
    .post('/api/v1/chats')
    .send(Object.fromEntries(properties))
    .expect(400);
  expect(reply.text.length).toBeLessThan(10_000);
});
