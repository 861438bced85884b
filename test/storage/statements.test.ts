import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import '../../src/chat/assign'; // no part of the app, as these
import '../../src/db/backup';
import '../../src/db/check/check';
import { statements } from '../../src/db/queries/statement';
import { useApp } from '../support/app';
import { chatPath, createChat } from '../support/builders';
import { madeByModels } from '../support/recorded-statements';

/*
 * What runs, as text, so that a changed statement shows in a diff. The files are
 * written anew by `UPDATE_STATEMENTS=1 npx tsx test/main.ts test/storage/statements`.
 */
const app = useApp({ clock: () => new Date('2026-11-23T03:10:34.123Z') });
const ID = '019aae1c-2f3b-7c5d-9e41-6a0c8b1f2d10';

it('Every statement is as it was when it was last looked at.', async () => {
  const { dialect } = app.service.database.reader;
  const named = [...statements.values()]
    .map(({ title, text }) => `-- ${title}\n${text(dialect)};\n`)
    .sort();
  const models = await madeByModels(app.service.database, chatWrites);
  const text = [...named, ...models.map((sql) => `-- by a model\n${sql}\n`)].join('\n');

  const file = join(__dirname, '..', '..', 'generated', `statements.${dialect.name}.sql`);
  if (process.env['UPDATE_STATEMENTS']) await writeFile(file, text);
  expect(text).toBe(await readFile(file, 'utf8'));
});

/** Every write that is left to a model. */
async function chatWrites(): Promise<void> {
  const chat = { id: ID };
  const key = ['Idempotency-Key', 'statements'] as const;
  for (let copies = 0; copies < 2; copies += 1)
    await app.api
      .post('/api/v1/chats')
      .set(...key)
      .send(chat)
      .expect(201);
  await app.api.patch(chatPath(chat)).send({ pinned: true }).expect(200);
  await app.api.delete(chatPath(chat)).expect(204);
  await createChat(app.api, chat);
}
