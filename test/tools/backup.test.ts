import { copyFile, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChatWithMessages, Message } from '../../src/chat/contract';
import { startApp, type RunningApp } from '../support/app';
import { appendUntil } from '../support/append-until';
import { append, chatPath, createChat, messagePath, put, readChat } from '../support/builders';
import { check, wrongOf } from '../support/checked';
import { startCommand } from '../support/command';
import { leaveOldDatabase } from '../support/old-database';
import { oldRows } from '../support/old-rows';
import { chatsOf } from '../support/owned';
import { startServer } from '../support/server-process';
import { storeVaried } from '../support/varied-chats';
import { walk } from '../support/walk';

const backup = (url: string, ...args: string[]) => startCommand('backup', url, ...args).ended;

let app: RunningApp;
let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aldar-kose-'));
  file = join(folder, 'backup.db');
});

afterEach(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

it('A copy that is made while a server writes is whole, and a server goes on from it.', async () => {
  app = await startApp();
  const { varied } = await storeVaried(app.api);
  const before = await chatsOf(app.api);
  const growing = await createChat(app.api);
  const acknowledged = [await append(app.api, growing), await append(app.api, growing)];

  const command = backup(app.databaseUrl, file);
  const meanwhile = await appendUntil(app.api, growing, command);
  const { code, output, errors } = await command;
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  expect(output).toMatch(
    /^Copied 4 chats and \d+ messages to .*backup\.db \([\d.]+ MB\) in [\d.]+ s\. The copy is in order\.\n$/,
  );
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(['backup.db']);
  expect(wrongOf(await check(`sqlite:${file}`))).toEqual({});

  const restored = join(folder, 'restored.db');
  await copyFile(file, restored);
  const server = await startApp({ on: `sqlite:${restored}` });
  try {
    const messages = await walk<Message>(server.api, chatPath(growing, '/messages?limit=200'));
    const all = [...acknowledged, ...meanwhile];
    expect(messages.length).toBeGreaterThanOrEqual(acknowledged.length);
    expect(messages).toEqual(all.slice(0, messages.length));
    for (const chat of before) expect(await readChat(server.api, chat)).toEqual(chat);
    const { message_count } = await readChat(app.api, varied);
    expect((await append(server.api, varied)).sequence).toBe(message_count + 1);
  } finally {
    await server.close();
  }
});

it('A server process starts on a copy and answers the same.', async () => {
  app = await startApp();
  const { varied } = await storeVaried(app.api);
  await backup(app.databaseUrl, file);
  const server = await startServer({ DATABASE_URL: `sqlite:${file}`, LOG_LEVEL: 'info' });
  const reply = await fetch(server.url + chatPath(varied));
  const restored = (await reply.json()) as ChatWithMessages;
  expect(await server.stop()).toBe(0);
  expect(restored).toEqual(await readChat(app.api, varied));
});

it('Deleted and replaced text is not in a copy, though it is in the files still.', async () => {
  app = await startApp();
  const chats = await Promise.all(Array.from({ length: 10 }, () => createChat(app.api)));
  const messages: Message[] = [];
  for (const chat of [...chats, ...chats, ...chats])
    messages.push(await append(app.api, chat, { content: 'SECRET'.repeat(300) }));
  for (const message of messages.slice(10, 20))
    await app.api.delete(messagePath({ id: message.chat_id }, message)).expect(204);
  for (const message of messages.slice(20))
    await put(app.api, { id: message.chat_id }, message, { content: 'kept' });
  for (const chat of chats.slice(5)) await app.api.delete(chatPath(chat)).expect(204);
  for (const { chat_id: id, ...message } of messages.slice(0, 5))
    await app.api.delete(messagePath({ id }, message)).expect(204);

  await backup(app.databaseUrl, file);
  const source = app.databaseUrl.slice('sqlite:'.length);
  expect(await readFile(`${source}-wal`, 'latin1')).toContain('SECRET');
  const copy = await readFile(file, 'latin1');
  expect(copy).toContain('kept');
  expect(copy).not.toContain('SECRET');
});

it('A database of the first version is copied as it is, before an upgrade.', async () => {
  app = await startApp();
  const old = `sqlite:${join(folder, 'old.db')}`;
  const chat = { owner: 'local', id: '019aae1c-2f3b-7c5d-9e41-6a0c8b1f2d10', revision: 2 };
  await leaveOldDatabase(old, oldRows([{ ...chat, messages: [{ content: 'first' }] }]));
  const { code, output } = await backup(old, file);
  expect(code).toBe(0);
  expect(output).toMatch(/^Copied 1 chat and 1 message to /);
  const server = await startApp({ on: `sqlite:${file}` });
  expect((await readChat(server.api, chat)).messages.data[0]!.content).toBe('first');
  await server.close();
});
