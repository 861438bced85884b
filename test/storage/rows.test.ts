import { useApp } from '../support/app';
import { append, chatPath, createChat, newStoryboard } from '../support/builders';

const app = useApp();

async function count(table: string, chat: { readonly id: string }): Promise<number> {
  const column = table === 'chats' ? 'id' : 'chat_id';
  const [row] = await app.service.database.reader.query<{ rows: number | string }>(
    `SELECT count(*) AS rows FROM ${table} WHERE owner = $1 AND ${column} = $2`,
    ['local', chat.id],
  );
  return Number(row!.rows);
}

async function counts(chat: { readonly id: string }): Promise<number[]> {
  return Promise.all(['chats', 'messages', 'live_messages'].map((table) => count(table, chat)));
}

it('Messages and signs of life are gone with their chat, and no others.', async () => {
  const [doomed, kept] = [await createChat(app.api), await createChat(app.api)];
  for (const chat of [doomed, kept]) {
    await append(app.api, chat);
    await append(app.api, chat, { ...newStoryboard(8), status: 'in_progress' });
  }
  expect(await counts(doomed)).toEqual([1, 2, 1]);
  await app.api.delete(chatPath(doomed)).expect(204);
  expect(await counts(doomed)).toEqual([0, 0, 0]);
  expect(await counts(kept)).toEqual([1, 2, 1]);
});

it('A request that fails leaves no row.', async () => {
  const chat = await createChat(app.api);
  const { id } = await append(app.api, chat);
  const messages = [newStoryboard(8), { ...newStoryboard(8), id }];
  await app.api.post(chatPath(chat, '/messages/batch')).send({ messages }).expect(409);
  expect(await counts(chat)).toEqual([1, 1, 0]);
});
