import { setTimeout as wait } from 'node:timers/promises';
import type { Chat, Message } from '../../src/chat/contract';
import { amountOf } from '../../src/chat/assign';
import { startApp, type RunningApp } from '../support/app';
import { append, appendMany, chatPath, createChat, newMessage } from '../support/builders';
import { openStream } from '../support/event-stream';
import { chatsOf, rowsOf } from '../support/owned';
import { startOwners } from '../support/owners-command';
import { slowMoves } from '../support/slow-moves';
import { walk } from '../support/walk';

/*
 * `npm run owners` as a process of its own, beside a server on the same database.
 */
const CHATS = 30;
const MESSAGES = 200;
/** Further chats without a message, as most commands meet them. */
const EMPTY = 200;
const ALL = { chats: CHATS + EMPTY, messages: CHATS * MESSAGES };

let app: RunningApp;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.close());

const run = (...args: string[]) => startOwners(app.databaseUrl, ...args).ended;
const messagesOf = (owner: string, chat: Pick<Chat, 'id'>) =>
  walk<Message>(app.as(owner), chatPath(chat, '/messages?limit=200'));

async function storeMany(): Promise<Chat[]> {
  const chats: Chat[] = [];
  for (let i = 0; i < CHATS; i += 1) chats.push(await createChat(app.api));
  await Promise.all(chats.map((chat) => appendMany(app.api, chat, MESSAGES)));
  await Promise.all(Array.from({ length: EMPTY }, () => createChat(app.api)));
  return chats;
}

const amount = (owner: string) => amountOf(app.service.database, owner);
const begun = async () => {
  while ((await amount('alice')).chats === 0) await wait(1);
};

it('Killed in the middle and run again, it has lost and doubled nothing.', async () => {
  const chats = await storeMany();
  const { reader } = app.service.database;
  const before = await rowsOf(reader, 'local');
  const goOn = await slowMoves(app.service.database);
  const command = startOwners(app.databaseUrl, 'assign', 'local', 'alice');
  await begun();
  command.kill('SIGKILL');
  expect((await command.ended).code).toBe('SIGKILL');
  await goOn(); // PostgreSQL waits for what the killed one has under way

  const [some, rest] = [await amount('alice'), await amount('local')];
  expect(some.chats).toBeLessThan(ALL.chats);
  expect([some.chats + rest.chats, some.messages + rest.messages]).toEqual(Object.values(ALL));
  expect(await run('assign', 'local', 'alice')).toMatchObject({
    code: 0,
    output: expect.stringContaining(`Moved ${rest.chats} chats with`) as string,
  });
  expect(await rowsOf(reader, 'alice')).toEqual(before);
  const all = await Promise.all(chats.map((chat) => messagesOf('alice', chat)));
  expect(new Set(all.flat().map(({ revision }) => revision)).size).toBe(ALL.messages);
});

it('Asked to stop, it ends with what is under way, and says so.', async () => {
  await storeMany();
  await slowMoves(app.service.database);
  const command = startOwners(app.databaseUrl, 'assign', 'local', 'alice');
  await begun();
  command.kill('SIGINT');
  const { code, output } = await command.ended;
  expect(code).toBe(1);
  expect(output).toContain('Stopped. Run it again to move the rest.');
  const { chats, messages } = await amount('alice');
  expect(chats).toBeLessThan(ALL.chats);
  expect(output).toContain(`Moved ${chats} chats with ${messages.toLocaleString('en')} messages`);
});

it('What a server stores meanwhile is there before its chat moves, or is refused.', async () => {
  const chats = await storeMany();
  const kept = new Map(chats.map(({ id }) => [id, new Set<string>()]));
  const write = async (chat: Chat) => {
    for (;;) {
      const reply = await app.api.post(chatPath(chat, '/messages')).send(newMessage());
      if (reply.status !== 201) return reply.status;
      kept.get(chat.id)!.add((reply.body as Message).id);
    }
  };
  const writing = Promise.all(chats.map(write));
  expect(await run('assign', 'local', 'alice')).toMatchObject({ code: 0 });
  expect(new Set(await writing)).toEqual(new Set([404]));

  for (const chat of chats) {
    const messages = await messagesOf('alice', chat);
    const ids = new Set(messages.slice(MESSAGES).map(({ id }) => id));
    expect(ids).toEqual(kept.get(chat.id));
    expect(messages.map(({ sequence }) => sequence)).toEqual(messages.map((_, i) => i + 1));
  }
});

it('Followers at a server hear what the command moves.', async () => {
  const chat = await createChat(app.api);
  const streams = await Promise.all(
    ['local', 'alice'].map((owner) => openStream(app.url, '/api/v1/events', { owner })),
  );
  await Promise.all(streams.map((stream) => stream.take(1)));
  await run('assign', 'local', 'alice');
  const [gone, come] = await Promise.all(streams.map((stream) => stream.next()));
  expect(gone).toMatchObject({ event: 'deleted', data: { chat_id: chat.id } });
  expect(come).toMatchObject({ event: 'chat', data: { id: chat.id } });
  for (const stream of streams) await stream.close();
});

it('It tells how much it has moved, and which chats it has left.', async () => {
  expect(await run('assign', 'nobody', 'alice')).toMatchObject({
    code: 0,
    output: 'nobody has no chats. Nothing was moved.\n',
  });
  const [both, ours] = [await createChat(app.api), await createChat(app.api)];
  await append(app.api, ours);
  await createChat(app.as('alice'), { id: both.id });
  expect(await run('assign', 'local', 'alice')).toEqual({
    code: 1,
    output: `Moved 1 chat with 1 message from local to alice.
Left with local, because alice has a chat with the same id:
  ${both.id}
`,
    errors: '',
  });
  expect((await chatsOf(app.api)).map(({ id }) => id)).toEqual([both.id]);
});
