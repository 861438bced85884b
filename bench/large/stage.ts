import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { startOurs, type RunningServer } from '../servers';
import { withConnection } from './connection';

/** A chat, and what its owner shows for it. */
export interface KnownChat {
  readonly owner: string;
  readonly id: string;
  readonly revision: number;
  readonly messages: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** What of a database is asked for. */
export interface Chosen {
  /** Chats with pages of 50, of many owners. */
  readonly read: readonly KnownChat[];
  /** Many more of them, each read once in a while. */
  readonly spread: readonly KnownChat[];
  /** Chats of different owners that nobody reads. */
  readonly written: readonly KnownChat[];
  /** One chat of each owner who has more than twenty. */
  readonly listed: readonly KnownChat[];
  readonly longest: KnownChat;
}

/** A database, and servers on it: as they come, and with `REPLY_CACHE=0`. */
export interface Stage {
  readonly name: string;
  readonly chosen: Chosen;
  readonly server: RunningServer;
  readonly uncached: RunningServer;
  /** Starts another one. */
  start(): Promise<RunningServer>;
  stop(): Promise<void>;
}

/** Owners whose chats are read: the keys of all of them have to fit into one variable. */
const OWNERS = 300;
const [READ, SPREAD, WRITTEN, LISTED] = [400, 4_000, 32, 100];

/** In an order that has nothing to do with where rows lie, and is the same each time. */
const SHUFFLED = "ORDER BY md5(c.id::text || 'large')";
const CHAT = 'c.owner, c.id::text, c.revision::float8, c.message_count::float8 AS messages';

/** What makes a chat fit for a page, and an owner for a list. */
export interface Least {
  readonly messages: number;
  readonly chats: number;
}

export async function openStage(
  name: string,
  url: string,
  directory: string,
  level: string,
  least: Least,
): Promise<Stage> {
  const { chosen, keys } = await choose(url, least);
  const start = (env: Readonly<Record<string, string>> = {}) =>
    startOurs(url, join(directory, `${name}.log`), level, undefined, {
      ...env,
      API_KEYS: [...keys].map(([owner, key]) => `${owner}:${key}`).join(','),
    });
  const server = await start();
  const uncached = await start({ REPLY_CACHE: '0' }).catch(async (error: unknown) => {
    await server.stop();
    throw error;
  });
  return {
    name,
    chosen,
    server,
    uncached,
    start,
    stop: async () => {
      await Promise.all([server.stop(), uncached.stop()]);
    },
  };
}

type Row = Omit<KnownChat, 'headers'>;

function choose(
  url: string,
  least: Least,
): Promise<{ chosen: Chosen; keys: ReadonlyMap<string, string> }> {
  const pages = `c.message_count BETWEEN ${least.messages} AND 2000`;
  return withConnection(url, async ({ rows }) => {
    const [longest] = await rows<Row>(
      `SELECT ${CHAT} FROM chats c ORDER BY c.message_count DESC LIMIT 1`,
    );
    const read = await rows<Row>(
      `SELECT ${CHAT} FROM chats c WHERE ${pages} ${SHUFFLED} LIMIT ${READ}`,
    );
    const owners = [...new Set([longest!, ...read].map(({ owner }) => owner))].slice(0, OWNERS);
    const listed = await rows<Row>(
      `SELECT * FROM (SELECT DISTINCT ON (c.owner) ${CHAT}, count(*) OVER (PARTITION BY c.owner) AS chats
        FROM chats c WHERE c.owner = ANY($1) AND NOT c.archived ORDER BY c.owner, c.id) s
       WHERE s.chats > ${least.chats} LIMIT ${LISTED}`,
      [owners],
    );
    const spread = await rows<Row>(
      `SELECT ${CHAT} FROM chats c WHERE c.owner = ANY($1) AND ${pages} ${SHUFFLED} LIMIT ${SPREAD}`,
      [owners],
    );
    const taken = [longest!, ...read].map(({ id }) => id);
    const written = await rows<Row>(
      `SELECT DISTINCT ON (c.owner) ${CHAT} FROM chats c WHERE c.id <> ALL($1::uuid[]) ORDER BY c.owner, c.id LIMIT ${WRITTEN}`,
      [taken],
    );
    if (read.length === 0 || listed.length === 0)
      throw new Error(
        'The database has no chats of 50 messages, or no owner of 20 chats: npm run fill fills it.',
      );
    const known = new Set(owners);
    const keys = new Map(
      [...known, ...written.map(({ owner }) => owner)].map((owner) => [
        owner,
        randomBytes(16).toString('hex'),
      ]),
    );
    const shown = (chats: readonly Row[]) =>
      chats
        .filter(({ owner }) => keys.has(owner))
        .map((chat) => ({
          ...chat,
          headers: { authorization: `Bearer ${keys.get(chat.owner)}` },
        }));
    const all = { read, spread, written, listed, longest: [longest!] };
    const found = Object.fromEntries(
      Object.entries(all).map(([name, chats]) => [name, shown(chats)]),
    );
    return { chosen: { ...found, longest: found['longest']![0]! } as unknown as Chosen, keys };
  });
}
