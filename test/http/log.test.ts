import { pino } from 'pino';
import { startApp, type RunningApp } from '../support/app';
import { append, createChat } from '../support/builders';
import { changeDatabase } from '../support/change-database';

interface Line {
  readonly level: number;
  readonly msg: string;
  readonly request_id: string;
  readonly [name: string]: unknown;
}

const lines: string[] = [];
let app: RunningApp;

beforeEach(async () => {
  app = await startApp({ logger: pino({ level: 'info' }, { write: (line) => lines.push(line) }) });
  lines.length = 0; // what the start has to tell
});

afterEach(() => app.close());

function logged(requestId: string): Line[] {
  return lines
    .map((line) => JSON.parse(line) as Line)
    .filter((line) => line.request_id === requestId);
}

it('Every request has one line, with its id, and without a query, a body or a secret.', async () => {
  const chat = await createChat(app.api, { title: 'secret title' });
  await append(app.api, chat, { content: 'secret content' });
  const reply = await app.api
    .get('/api/v1/chats?limit=7')
    .set('Authorization', 'Bearer secret-token')
    .set('Cookie', 'secret=cookie')
    .set('Idempotency-Key', 'secret-key');
  const [line, ...more] = logged(reply.headers['x-request-id']!);
  expect(more).toEqual([]);
  expect(line).toMatchObject({ level: 30, method: 'GET', path: '/api/v1/chats', status: 200 });
  expect(line!['ms']).toEqual(expect.any(Number));
  expect(lines.join('')).not.toContain('secret');
  expect(lines).toHaveLength(3);
});

it('A 500 tells the client nothing and the log everything, under the same id.', async () => {
  await changeDatabase(app.service.database, [
    'DROP TABLE live_messages',
    'DROP TABLE messages',
    'DROP TABLE chats',
  ]);
  const reply = await app.api.get('/api/v1/chats').expect(500);
  expect(reply.text).not.toMatch(/sql|no such|relation|at .*:\d+/i);
  const [line] = logged(reply.headers['x-request-id']!);
  expect(line).toMatchObject({ level: 50, status: 500 });
  expect(JSON.stringify(line!['err'])).toMatch(/chats/);
});

it('What a client did wrong is no error of the server.', async () => {
  const reply = await app.api.get('/api/v1/chats?limit=0').expect(400);
  expect(logged(reply.headers['x-request-id']!)).toMatchObject([{ level: 30, status: 400 }]);
});
