import type { Response } from 'supertest';
import { useApp, type TestApp } from '../support/app';
import { append, chatPath, createChat, readChat } from '../support/builders';
import { paths } from '../support/contract-check/operations';
import { goodRequests, NOWHERE, type OwnedOperation, type Target } from '../support/good-requests';
import type { Api } from '../support/api';
import { problemIn } from '../support/problem';

const app = useApp();

/** The operations whose path has this parameter; the contract tells which they are. */
function naming(parameter: string): OwnedOperation[] {
  return paths
    .filter(({ template }) => template.includes(`{${parameter}}`))
    .flatMap(({ operations }) => operations.map(({ id }) => id as OwnedOperation));
}

/** A chat with a message. */
async function existing(api: Api): Promise<Target> {
  const chat = await createChat(api);
  return { chat, message: await append(api, chat) };
}

async function deleted(api: Api): Promise<Target> {
  const target = await existing(api);
  await api.delete(chatPath(target.chat)).expect(204);
  return target;
}

type Case = readonly [what: string, make: (app: TestApp) => Promise<Target>];

const chats: readonly Case[] = [
  ['foreign', ({ as }) => existing(as('rich-man'))],
  ['deleted', ({ api }) => deleted(api)],
  ['foreign and deleted', ({ as }) => deleted(as('rich-man'))],
];

/** The chat is there and ours; the message is not in it. */
const messages: readonly Case[] = [
  ['of another chat', async ({ api }) => within(await createChat(api), await existing(api))],
  [
    'of a foreign chat',
    async ({ api, as }) => within(await createChat(api), await existing(as('rich-man'))),
  ],
  ['of a deleted chat', async ({ api }) => within(await createChat(api), await deleted(api))],
];

function within(chat: Target['chat'], { message }: Target): Target {
  return { chat, message };
}

/** What a client sees of a 404, but for what no two replies share. */
function seen(reply: Response, { chat, message }: Target): unknown {
  const { request_id, instance, ...body } = problemIn(reply);
  const { date, 'x-request-id': id, ...headers } = reply.headers as Record<string, string>;
  expect([request_id, typeof date]).toEqual([id, 'string']);
  expect(instance).toContain(chat.id);
  expect(JSON.stringify(body)).not.toMatch(new RegExp(`${chat.id}|${message.id}`));
  return { body, headers };
}

describe.each(naming('chat_id'))('%s', (id) => {
  it.each(chats)(
    'answers a chat that is %s with the 404 of one that never was',
    async (_, make) => {
      const target = await make(app);
      const absent = await goodRequests[id](app.api, NOWHERE).expect(404);
      const reply = await goodRequests[id](app.api, target).expect(404);
      expect(seen(reply, target)).toEqual(seen(absent, NOWHERE));
    },
  );
});

/** A put makes the message that is not there. */
const needingAMessage = naming('message_id').filter((id) => id !== 'putMessage');

describe.each(needingAMessage)('%s', (id) => {
  it.each(messages)('answers a message %s with the 404 of one that never was', async (_, make) => {
    const target = await make(app);
    const nowhere = { ...NOWHERE, chat: target.chat };
    const absent = await goodRequests[id](app.api, nowhere).expect(404);
    const reply = await goodRequests[id](app.api, target).expect(404);
    expect(seen(reply, target)).toEqual(seen(absent, nowhere));
  });
});

it('No refused request changes what belongs to another owner.', async () => {
  const owner = app.as('aldar');
  const target = await existing(owner);
  const before = await readChat(owner, target.chat);
  for (const id of naming('chat_id')) await goodRequests[id](app.api, target).expect(404);
  expect(await readChat(owner, target.chat)).toEqual(before);
});
