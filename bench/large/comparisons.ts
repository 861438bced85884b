import type { Load, Request } from '../load';
import type { Comparison } from '../rounds';
import { SAMPLE } from '../sample';
import { CLIENTS } from '../workloads';
import type { KnownChat, Stage } from './stage';

const CHATS = '/api/v1/chats';
const TARGET = 0.9;

/** A workload of `targets`, as it is asked of one database. */
interface Workload {
  readonly name: string;
  readonly title: string;
  readonly load: (stage: Stage) => Load;
}

const page = ({ id }: KnownChat, rest = '') => `${CHATS}/${id}/messages?limit=50${rest}`;

const WORKLOADS: readonly Workload[] = [
  { name: 'append-32', title: 'append, 32 clients', load: (stage) => append(stage, CLIENTS) },
  { name: 'append-1', title: 'append, 1 client', load: (stage) => append(stage, 1) },
  {
    name: 'page-50',
    title: 'page of 50 messages, unchanged',
    load: ({ server, chosen }) => reading(server.url, chosen.read, (chat) => page(chat)),
  },
  {
    name: 'page-50-uncached',
    title: 'page of 50 messages, `REPLY_CACHE=0`',
    load: ({ uncached, chosen }) => reading(uncached.url, chosen.read, (chat) => page(chat)),
  },
  {
    name: 'page-50-spread',
    title: 'the same, of ten times as many chats',
    load: ({ uncached, chosen }) => reading(uncached.url, chosen.spread, (chat) => page(chat)),
  },
  {
    name: 'list-20',
    title: 'list of 20 chats, unchanged',
    load: ({ server, chosen }) => reading(server.url, chosen.listed, () => `${CHATS}?limit=20`),
  },
  {
    name: 'list-20-uncached',
    title: 'list of 20 chats, `REPLY_CACHE=0`',
    load: ({ uncached, chosen }) => reading(uncached.url, chosen.listed, () => `${CHATS}?limit=20`),
  },
  {
    name: 'unchanged',
    title: 'unchanged chat, `If-None-Match`',
    load: ({ server, chosen }) =>
      reading(
        server.url,
        chosen.read,
        ({ id }) => `${CHATS}/${id}`,
        304,
        ({ revision }) => ({
          'if-none-match': `"${revision}"`,
        }),
      ),
  },
];

/** The names of what is measured with requests. */
export const LARGE_WORKLOADS = [...WORKLOADS.map(({ name }) => name), 'edges'];

/** The same of a large and of a small database, and of the ends of the longest chat. */
export function largeBesideSmall(large: Stage, small: Stage): Comparison[] {
  const all = WORKLOADS.map(({ name, title, load }) => ({
    name,
    title,
    subject: { name: large.name, load: load(large) },
    baseline: { name: small.name, load: load(small) },
    target: TARGET,
  }));
  return [...all, edges(large)];
}

/** The last page of the longest chat against its first: within 1.2 of the time. */
function edges({ uncached, chosen: { longest } }: Stage): Comparison {
  const at = (rest: string) => reading(uncached.url, [longest], (chat) => page(chat, rest));
  return {
    name: 'edges',
    title: `last page of ${longest.messages.toLocaleString('en')} messages, \`REPLY_CACHE=0\``,
    subject: { name: 'last', load: at(`&after_sequence=${longest.messages - 50}`) },
    baseline: { name: 'first', load: at('') },
    target: 0.83,
  };
}

function append({ server, chosen: { written } }: Stage, clients: number): Load {
  const requests = (client: number): Request[] => {
    const { id, headers } = written[client % written.length]!;
    return [
      {
        method: 'POST',
        path: `${CHATS}/${id}/messages`,
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(SAMPLE),
      },
    ];
  };
  return { url: server.url, clients, status: 201, requests };
}

/** Each client reads a part of the chats, or all of them where they are few. */
function reading(
  url: string,
  chats: readonly KnownChat[],
  path: (chat: KnownChat) => string,
  status = 200,
  more: (chat: KnownChat) => Readonly<Record<string, string>> = () => ({}),
): Load {
  const all = chats.map((chat): Request => {
    return { method: 'GET', path: path(chat), headers: { ...chat.headers, ...more(chat) } };
  });
  const requests = (client: number) =>
    all.length < CLIENTS ? all : all.filter((_, i) => i % CLIENTS === client % CLIENTS);
  return { url, clients: CLIENTS, status, requests };
}
