import { HttpProblem } from '../../src/http/problems/http-problem';
import { useApp } from '../support/app';
import { operations } from '../support/contract-check/operations';
import { goodRequests, NOWHERE, ownedOperations } from '../support/good-requests';
import { problemIn } from '../support/problem';

const unauthorized = useApp({
  ownerOf: () => {
    throw new HttpProblem('unauthorized', undefined, undefined, { 'WWW-Authenticate': 'Bearer' });
  },
});
const limited = useApp({
  ownerOf: () => {
    throw new HttpProblem('too-many-requests', undefined, undefined, { 'Retry-After': '7' });
  },
});

it('Every operation that the contract lets be refused is in this table.', () => {
  const owned = operations.filter(({ owned }) => owned).map(({ id }) => id);
  expect([...ownedOperations].sort()).toEqual(owned.sort());
});

describe.each(ownedOperations)('%s', (id) => {
  it('answers 401 and how to authenticate when the owner is not known', async () => {
    const reply = await goodRequests[id](unauthorized.api, NOWHERE).expect(401);
    expect(problemIn(reply).type).toBe('/problems/unauthorized');
    expect(reply.headers['www-authenticate']).toBe('Bearer');
  });

  it('answers 429 and when to come back when the owner has asked too often', async () => {
    const reply = await goodRequests[id](limited.api, NOWHERE).expect(429);
    expect(problemIn(reply).type).toBe('/problems/too-many-requests');
    expect(reply.headers['retry-after']).toBe('7');
  });
});

it('A sender that is not known is refused before the body is read.', async () => {
  await unauthorized.api
    .post('/api/v1/chats')
    .set('Content-Type', 'application/json')
    .send('{"title":')
    .expect(401);
});

it('Health, docs and the contract ask nobody who they are.', async () => {
  await unauthorized.api.get('/health').expect(200);
  await unauthorized.api.get('/ready').expect(200);
  await unauthorized.api.get('/openapi.json').expect(200);
  await unauthorized.api.get('/docs/').expect(200);
});
