import { useApp } from '../support/app';
import { chatPath } from '../support/builders';
import { NOWHERE } from '../support/good-requests';
import { invalidPlaces } from '../support/problem';

const app = useApp();

/** Trap 2: the validator lets a request through that has no body at all. */
describe.each([
  ['updateChat', 'patch', chatPath(NOWHERE.chat)],
  ['appendMessage', 'post', chatPath(NOWHERE.chat, '/messages')],
  ['appendMessages', 'post', chatPath(NOWHERE.chat, '/messages/batch')],
] as const)('%s', (_, method, path) => {
  it('answers 400 to no body', async () => {
    expect(invalidPlaces(await app.api[method](path).expect(400))).toEqual(['body ']);
  });

  it('answers 400 to no body with a content type', async () => {
    expect(invalidPlaces(await app.api[method](path).type('json').expect(400))).toEqual(['body ']);
  });

  it('answers 400 to a body that was announced and is empty', async () => {
    await app.api[method](path).type('json').set('Transfer-Encoding', 'chunked').expect(400);
  });

  it('answers 400 to a body of white space', async () => {
    await app.api[method](path).type('json').send(' \n ').expect(400);
  });
});

it('createChat needs no body, nor a content type where there is none.', async () => {
  await app.api.post('/api/v1/chats').expect(201);
  await app.api.post('/api/v1/chats').type('json').expect(201);
  await app.api.post('/api/v1/chats').type('text/plain').expect(201);
  await app.api.post('/api/v1/chats').type('json').set('Transfer-Encoding', 'chunked').expect(201);
});

it.each(['get', 'delete'] as const)('A body sent with %s is not looked at.', async (method) => {
  const request = app.api[method](chatPath(NOWHERE.chat)).type('text/plain').send('{"half');
  await request.expect(404);
});
