import { randomBytes } from 'node:crypto';
import type { Chat, Message } from '../../../src/chat/contract';
import { apiOf, type Api } from '../../support/api';
import { chatPath, createChat, messagePath, put } from '../../support/builders';
import { timesInFiles } from '../../support/database-files';
import { freshSqlite, type FreshDatabase } from '../../support/fresh-database';
import { filler, storeMarked, type Part } from '../../support/marked-chats';
import { startServer } from '../../support/server-process';

let database: FreshDatabase;
beforeEach(async () => {
  database = await freshSqlite();
});
afterEach(() => database.remove());

interface Way {
  /** The texts that it takes away. */
  readonly parts: readonly Part[];
  /** Of which chats and messages. */
  readonly of: (chat: number, message: number) => boolean;
  readonly take: (
    api: Api,
    chats: readonly Chat[],
    messages: readonly Message[],
  ) => Promise<unknown>;
}

/** Nothing else in the world has it. */
const mark = () => `m${randomBytes(12).toString('hex')}`;

const someMessages = (chat: number, message: number) => (chat + message) % 3 === 0;
const someChats = (chat: number) => chat % 3 === 0;
const EVERYTHING = ['chat', 'chat key', 'text', 'metadata', 'key'] as const;

/** Many at a time, and in another order than that of the rows. */
async function each<Item extends { id: string }>(
  items: readonly Item[],
  take: (item: Item, i: number) => PromiseLike<unknown>,
): Promise<void> {
  const shuffled = items.toSorted((a, b) => (a.id.slice(-8) < b.id.slice(-8) ? -1 : 1));
  for (let i = 0; i < shuffled.length; i += 20)
    await Promise.all(shuffled.slice(i, i + 20).map(async (item, j) => take(item, i + j)));
}

const at = ({ chat_id, id }: Message) => messagePath({ id: chat_id }, { id });

const ways: Readonly<Record<string, Way>> = {
  deleteMessage: {
    parts: ['text', 'metadata', 'key'],
    of: someMessages,
    take: (api, _, messages) => each(messages, (one) => api.delete(at(one)).expect(204)),
  },
  putMessage: {
    parts: ['text', 'metadata'],
    of: someMessages,
    take: (api, _, messages) =>
      each(messages, (one, i) =>
        put(api, { id: one.chat_id }, one, { content: `y${filler(i, 4_000)}` }),
      ),
  },
  updateMessage: {
    parts: ['metadata'],
    of: someMessages,
    take: (api, _, messages) =>
      each(messages, (one, i) =>
        api
          .patch(at(one))
          .send({ metadata: { y: filler(i, 500) } })
          .expect(200),
      ),
  },
  updateChat: {
    parts: ['chat'],
    of: someChats,
    take: (api, chats) =>
      each(chats, (one, i) =>
        api
          .patch(chatPath(one))
          .send({ title: 'y', metadata: { y: filler(i, 500) } })
          .expect(200),
      ),
  },
  deleteChat: {
    parts: EVERYTHING,
    of: someChats,
    take: (api, chats) => each(chats, (one) => api.delete(chatPath(one)).expect(204)),
  },
  deleteChats: {
    parts: EVERYTHING,
    of: () => true,
    take: async (api) => api.delete('/api/v1/chats?confirm=true').expect(204),
  },
};

it.each(Object.entries(ways))(
  'Once the server has stopped, nothing is left of what %s takes away.',
  async (_, { parts, of, take }) => {
    const [gone, kept] = [mark(), mark()];
    const server = await startServer({ DATABASE_URL: database.url });
    const api = apiOf(server.url);
    const stored = await storeMarked(api, (part, chat, message) =>
      parts.includes(part) && of(chat, message) ? gone : kept,
    );
    const chats = stored.map(([chat]) => chat).filter((_chat, c) => of(c, 0));
    const messages = stored.flatMap(([, all], c) => all.filter((_message, m) => of(c, m)));
    await take(api, chats, messages);
    await createChat(api, { title: kept });
    expect(await server.stop()).toBe(0);
    expect(await timesInFiles(database.url, kept)).toBeGreaterThan(0);
    expect(await timesInFiles(database.url, gone)).toBe(0);
  },
);
