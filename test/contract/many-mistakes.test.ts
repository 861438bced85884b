import { useApp } from '../support/app';
import { chatPath, createChat, newMessage } from '../support/builders';
import { invalidPlaces } from '../support/problem';

const app = useApp();
const chat = { id: '019aae1c-2f3b-7c5d-9e41-6a0c8b1f2d10' };
const MESSAGES = chatPath(chat, '/messages');

beforeAll(() => createChat(app.api, chat));

function send(attachments: readonly unknown[]) {
  return app.api.post(MESSAGES).send({ role: 'x', content: 7, attachments });
}

/** The validator takes time by the square of the mistakes in an array; listing these took a minute. */
it('A body of 100,000 mistakes is refused with the first of them.', async () => {
  const reply = await send(Array(100_000).fill(1)).expect(400);
  expect(invalidPlaces(reply)).toHaveLength(1);
});

it('So is a batch of them.', async () => {
  const messages = Array(100).fill({ role: 1, attachments: Array(400).fill(1) });
  const reply = await app.api.post(`${MESSAGES}/batch`).send({ messages }).expect(400);
  expect(invalidPlaces(reply)).toHaveLength(1);
});

it('A small body has its mistakes listed, at most 20 of them.', async () => {
  const some = await send([1, 2]).expect(400);
  expect(invalidPlaces(some).sort()).toEqual([
    'body /attachments/0',
    'body /attachments/1',
    'body /content',
    'body /role',
  ]);
  const many = await send(Array(400).fill(1)).expect(400);
  expect(invalidPlaces(many)).toHaveLength(20);
});

it('Mistakes in a query are listed as well.', async () => {
  const reply = await app.api.get(`${MESSAGES}?limit=0&order=up`).expect(400);
  expect(invalidPlaces(reply).sort()).toEqual(['query limit', 'query order']);
});

it('A body may be large and right.', async () => {
  const attachments = Array(32).fill({ type: 'image', url: 'https://images.example/1.webp' });
  const messages = Array(100).fill(newMessage({ attachments: attachments as [] }));
  await app.api.post(`${MESSAGES}/batch`).send({ messages }).expect(201);
});
