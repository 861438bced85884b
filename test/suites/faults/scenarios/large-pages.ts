import { get, type IncomingMessage } from 'node:http';
import type { Client } from '../client';
import type { TestDatabase } from '../database';
import type { Fault, Setting } from '../fault';
import { createChats } from '../journal';
import { p99 } from '../load';
import { memory } from '../memory';

/** Bytes of JSON that a page of messages may have, unless it holds a single one. */
const PAGE = 4 * 1_024 * 1_024;
/** What a chat has beside its messages, at most. */
const CHAT = 20_000;
const CHARACTERS = 100_000;
const [READERS, MESSAGES] = [32, 200];

interface Page {
  readonly data: readonly { readonly sequence: number }[];
  readonly has_more: boolean;
  readonly next_cursor: string | null;
}

/** Messages as long as they may be: pages end in time, and many readers at once do not need more memory than one. */
export const largePages: Fault = {
  name: 'large-pages',
  rounds: { full: 5, quick: 1 },
  databases: ['sqlite', 'postgres'],
  async run(setting) {
    const { report, database, serve } = setting;
    const db = await database();
    const { server, client } = await serve(db);
    const [mixed, plain] = await createChats(client, 2);
    await fill(client, mixed!, 60, ['x', 'Ә', '😀']);
    let pages = 0;
    for (const order of ['asc', 'desc']) {
      const { seen, sizes } = await walk(client, mixed!, order);
      pages += sizes.length;
      const due = Array.from({ length: 60 }, (_, i) => (order === 'asc' ? i + 1 : 60 - i));
      report.expect(seen.join() === due.join(), `a walk ${order} met ${seen.join()}`);
      const large = sizes.find((bytes) => bytes > PAGE);
      report.expect(large === undefined, `a page of ${large} bytes`);
    }
    report.figures.push(`60 messages in ${pages / 2} pages`);

    await fill(client, plain!, MESSAGES, ['x']);
    await server.stop();
    await readTogether(setting, db, `/api/v1/chats/${plain}`);
  },
};

/** Many readers of one page at once, on a server that has just started. */
async function readTogether(
  { rounds, report, serve, progress }: Setting,
  db: TestDatabase,
  path: string,
) {
  const { server, client } = await serve(db);
  const before = await memory(server.pid);
  const beside = watch(client, server.pid);
  const times: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const read = Array.from({ length: READERS }, () => readThrough(server.url + path));
    for (const { status, bytes, ms } of await Promise.all(read)) {
      report.expect(status === 200, `a chat answered ${status}`);
      report.expect(bytes < PAGE + CHAT, `a chat of ${bytes} bytes`);
      times.push(ms);
    }
    progress(`round ${round} of ${rounds}, ${beside.most} MB`);
  }
  await beside.stop();
  report.figures.push(`${READERS} readers × ${rounds}`, `${before} MB before, ≤ ${beside.most} MB`);
  report.expect(beside.most < 300, `${beside.most} MB of memory, not less than 300 MB`);
  report.figures.push(`p99 of a chat ${Math.round(p99(times))} ms`);
  report.time('p99 of /health', p99(beside.times), 250);
}

/** Appends messages that are as long as may be, of these characters in turn. */
async function fill(client: Client, chat: string, count: number, units: readonly string[]) {
  for (let i = 0; i < count; i += 1) {
    const content = units[i % units.length]!.repeat(CHARACTERS);
    const path = `/api/v1/chats/${chat}/messages`;
    const reply = await client.send({ path, body: { role: 'assistant', content } });
    if (reply.status !== 201) throw new Error(`an append answered ${reply.status}`);
  }
}

/** Goes through a chat from page to page. */
async function walk(client: Client, chat: string, order: string) {
  const [seen, sizes]: [number[], number[]] = [[], []];
  let cursor: string | null = '';
  while (cursor !== null) {
    const query = `limit=200&order=${order}${cursor && `&cursor=${cursor}`}`;
    const reply = await client.send({ path: `/api/v1/chats/${chat}/messages?${query}` });
    const page = JSON.parse(reply.text) as Page;
    seen.push(...page.data.map(({ sequence }) => sequence));
    sizes.push(Buffer.byteLength(reply.text));
    cursor = page.next_cursor;
  }
  return { seen, sizes };
}

/** Reads a reply and keeps nothing of it, so that this process has time for others. */
async function readThrough(url: string) {
  const begun = performance.now();
  const reply = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { agent: false }, resolve).on('error', reject);
  });
  let bytes = 0;
  for await (const chunk of reply) bytes += (chunk as Buffer).length;
  return { status: reply.statusCode, bytes, ms: performance.now() - begun };
}

/** Asks for /health all the time, and looks at the memory of the process. */
function watch(client: Client, pid: number) {
  const watching = { on: true, most: 0, times: [] as number[], stop };
  const ask = async () => {
    while (watching.on) {
      watching.times.push((await client.send({ path: '/health' })).ms);
      watching.most = Math.max(watching.most, await memory(pid));
    }
  };
  const done = ask();
  async function stop() {
    watching.on = false;
    await done;
  }
  return watching;
}
