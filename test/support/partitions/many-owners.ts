import type { TestApp } from '../app';
import { chatPath, createChat, messagePath, newMessage } from '../builders';
import { writtenTogether } from '../full-queue';

const ANSWER = { id: '019aae1c-30d4-7f0e-8a52-1b7d9c3e4f22' };
const BEGUN = { role: 'assistant', content: '', status: 'in_progress' };

/** The life of an answer of each owner, of which each step is one transaction for all of them. */
export async function writeTogether(
  app: Pick<TestApp, 'as' | 'service'>,
  owners: readonly string[],
): Promise<void> {
  const chats = await Promise.all(owners.map((owner) => createChat(app.as(owner))));
  const path = (i: number) => messagePath(chats[i]!, ANSWER);
  const steps = [
    (owner: string, i: number) =>
      app
        .as(owner)
        .post(chatPath(chats[i]!, '/messages'))
        .set('Idempotency-Key', 'together')
        .send(newMessage()),
    (owner: string, i: number) => app.as(owner).put(path(i)).send(BEGUN),
    ...[
      { offset: 0, text: 'wind' },
      { offset: 2, text: 'nd!' },
    ].map((append) => (owner: string, i: number) => app.as(owner).patch(path(i)).send({ append })),
    (owner: string, i: number) => app.as(owner).patch(path(i)).send({ status: 'completed' }),
    (owner: string, i: number) =>
      app
        .as(owner)
        .put(path(i))
        .send(newMessage({ role: 'assistant' })),
    (owner: string, i: number) => app.as(owner).delete(path(i)),
  ];
  for (const step of steps)
    await writtenTogether(
      app.service.database,
      owners.map(
        (owner, i) => () => step(owner, i).expect(({ status }) => expect(status).toBeLessThan(300)),
      ),
    );
}

/** The statements that are then about all of them at once. */
export const TOGETHER = [
  'annotate messages',
  'chat heads',
  'content tails',
  'grow messages',
  'insert messages',
  'key spans',
  'lock lines',
  'message heads',
  'move chats',
  'move lines',
  'replace messages',
  'settle live messages',
  'touch live messages',
  'used keys',
];
