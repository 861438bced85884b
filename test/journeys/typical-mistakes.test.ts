import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { useApp } from '../support/app';
import { append, chatPath, createChat } from '../support/builders';
import { problemIn } from '../support/problem';

const app = useApp();
const chat = { id: '019aae1c-2f3b-7c5d-9e41-6a0c8b1f2d77' };
const MESSAGES = chatPath(chat, '/messages');
let message: string;

beforeAll(async () => {
  await createChat(app.api, chat);
  message = (await append(app.api, chat)).id;
  await app.api.post('/api/v1/chats').set('Idempotency-Key', 'used').send({ title: 'one' });
});

/** The rows of the table in `docs/problems.md`: mistake, request, reply, where, what it says. */
const rows = readFileSync(join(__dirname, '..', '..', 'docs', 'problems.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && line.includes('`'))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '').trim()));

const REQUEST = /^`(\w+) (\S+)(?: \[([\w-]+): ([^\]]*)\])?(?: (.*))?`$/s;

it('The table has at least thirty mistakes.', () => {
  expect(rows.length).toBeGreaterThanOrEqual(30);
});

it.each(rows)('%s', async (_mistake, request, reply, where, says) => {
  const [, method, path, header, value, body] = REQUEST.exec(request)!;
  const fill = (text: string) =>
    text.replace('MESSAGES', MESSAGES).replace('MESSAGE', message).replace('CHAT', chat.id);
  const test = app.api[method!.toLowerCase() as 'get'](fill(path!));
  if (body !== undefined && header !== 'Content-Type') void test.type('json');
  if (header !== undefined) void test.set(header, value!);
  const problem = problemIn(body === undefined ? await test : await test.send(fill(body)));
  const slug = problem.type.replace('/problems/', '');
  const [error, ...more] = problem.errors ?? [];
  expect(more).toEqual([]); // one complaint for one fault
  const place = error ? `${error.in} ${error.pointer ?? error.name ?? ''}`.trim() : '';
  expect([`${problem.status} ${slug}`, place, error?.message ?? problem.detail]).toEqual([
    reply,
    where.replaceAll('`', ''),
    says,
  ]);
});
