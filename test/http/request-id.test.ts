import { useApp } from '../support/app';
import { problemIn } from '../support/problem';

const app = useApp();

it.each(['abc', 'A-1_2.3', 'x'.repeat(128)])('The request id %s is kept.', async (id) => {
  const reply = await app.api.get('/nowhere').set('X-Request-Id', id).expect(404);
  expect(reply.headers['x-request-id']).toBe(id);
  expect(problemIn(reply).request_id).toBe(id);
});

it.each(['x'.repeat(129), 'a b', 'a/b', '<script>', '"', 'é'])(
  'The request id %s is replaced.',
  async (id) => {
    const reply = await app.api.get('/health').set('X-Request-Id', id).expect(200);
    expect(reply.headers['x-request-id']).not.toBe(id);
  },
);

it('Every request has an id of its own.', async () => {
  const replies = await Promise.all(Array.from({ length: 50 }, () => app.api.get('/health')));
  expect(new Set(replies.map(({ headers }) => headers['x-request-id'])).size).toBe(50);
});
