import type { Filling } from './fill';
import type { Load, Request } from './load';
import { chatId, SAMPLE } from './sample';

/** Chats by number: the first ones are read, those behind them are empty and written. */
export interface Chats {
  readonly read: readonly number[];
  readonly written: readonly number[];
}

/** Messages in each chat that is read. */
const MESSAGES = 100;
export const CLIENTS = 32;

export function fillingFor(quick: boolean): Filling & { readonly numbers: Chats } {
  const read = quick ? 10 : 100;
  return {
    chats: quick ? 1_000 : 100_000,
    filled: [{ chats: read, messages: MESSAGES }],
    numbers: { read: range(1, read), written: range(read + 1, CLIENTS) },
  };
}

export function range(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => first + i);
}

const CHATS = '/api/v1/chats';
const pathOf = (chat: number) => `${CHATS}/${chatId(chat)}`;

/** What clients do; each workload can be sent to any server that speaks the contract. */
export const workloads = {
  append: (url: string, { written }: Chats, clients = CLIENTS): Load => ({
    url,
    clients,
    status: 201,
    // A chat for each client.
    requests: (client) => [
      {
        method: 'POST',
        path: `${pathOf(written[client % written.length]!)}/messages`,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(SAMPLE),
      },
    ],
  }),

  page: (url: string, { read }: Chats, rest = ''): Load =>
    everywhere(url, 200, read, (chat) => ({ path: `${pathOf(chat)}/messages?limit=50${rest}` })),

  list: (url: string): Load => everywhere(url, 200, [0], () => ({ path: `${CHATS}?limit=20` })),

  unchanged: (url: string, { read }: Chats): Load =>
    everywhere(url, 304, read, (chat) => ({
      path: pathOf(chat),
      headers: { 'if-none-match': `"${1 + MESSAGES}"` },
    })),

  health: (url: string): Load => everywhere(url, 200, [0], () => ({ path: '/health' })),
};

/** Every client reads each chat in turn, and no two begin with the same. */
export function everywhere(
  url: string,
  status: number,
  chats: readonly number[],
  request: (chat: number) => Omit<Request, 'method'>,
): Load {
  const all = chats.map((chat) => ({ method: 'GET' as const, ...request(chat) }));
  const startOf = (client: number) => Math.floor((client * all.length) / CLIENTS);
  return {
    url,
    status,
    clients: CLIENTS,
    requests: (client) => [...all.slice(startOf(client)), ...all.slice(0, startOf(client))],
  };
}
