import Ajv from 'ajv/dist/core';
import { useApp } from '../support/app';
import { createChat } from '../support/builders';

const app = useApp();

/** Trap 1: the validator keeps a compiled schema for each spelling of a content type that it meets. */
it('Whatever parameters a content type has, nothing more is compiled and kept.', async () => {
  await createChat(app.api);
  await app.api.get('/api/v1/chats').expect(200);
  await app.api.post('/api/v1/chats').type('text').send('{}').expect(415);
  const compile = jest.spyOn(Ajv.prototype, 'compile');
  for (let i = 0; i < 50; i += 1) {
    const type = `application/json; x=${i}`;
    await app.api.post('/api/v1/chats').set('Content-Type', type).send('{}').expect(201);
    await app.api.get('/api/v1/chats').set('Content-Type', `text/x-${i}`).expect(200);
    await app.api.post('/api/v1/chats').set('Content-Type', `text/x-${i}`).send('{}').expect(415);
  }
  expect(compile).not.toHaveBeenCalled();
});

it.each([
  'application/json',
  'Application/JSON',
  'application/json;charset=utf-8',
  'application/json ; charset="UTF-8"',
  'application/json; charset=utf8; profile=x',
])('The content type %s is JSON.', async (type) => {
  await app.api.post('/api/v1/chats').set('Content-Type', type).send('{"title":"é"}').expect(201);
});

it.each([
  'text/json',
  'application/json5',
  'application/problem+json',
  'application/json; charset=latin1',
  'application/json; charset=utf-16',
  'application/json, text/plain',
  'json',
  '*/*',
  'multipart/form-data; boundary=x',
])('The content type %s is not: 415.', async (type) => {
  await app.api.post('/api/v1/chats').set('Content-Type', type).send('{}').expect(415);
});

it('A body without a content type answers 415.', async () => {
  await app.api.post('/api/v1/chats').unset('Content-Type').send(Buffer.from('{}')).expect(415);
});

it.each(['br', 'zstd', 'compress'])(
  'A body encoded as %s is decoded or answers 415.',
  async (encoding) => {
    const sent = app.api.post('/api/v1/chats').type('json').set('Content-Encoding', encoding);
    const reply = await sent.send('{}');
    expect([400, 415]).toContain(reply.status);
  },
);
