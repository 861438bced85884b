import { randomUUID } from 'node:crypto';
import { Client } from '../../faults/client';
import type { Fault, Setting } from '../../faults/fault';
import { createChats } from '../../faults/journal';
import { Fleet } from '../parts/fleet';
import { PageCount } from '../parts/page-count';
import { pauseReplay, resumeReplay } from '../parts/replication';

/** Chats, of which every second one is written to. */
const CHATS = 16;
/** Clients that write to a chat each and read what they have written. */
const WRITERS = CHATS / 2;

/** The standby shows nothing new for a while: every client reads what it has written all the same. */
export const laggingStandby: Fault = {
  name: 'lagging-standby',
  rounds: { full: 20, quick: 5 },
  databases: ['postgres'],
  async run(setting) {
    const { rounds, report, owned } = setting;
    // A reply that is kept would be read from nowhere.
    const options = { servers: 2, synchronous: true, env: { REPLY_CACHE: '0' } };
    const fleet = await owned(() => Fleet.start(options));
    const client = new Client(fleet.nginx.url);
    const chats = await createChats(client, CHATS);
    const written = chats.filter((_, i) => i % 2 === 0);
    for (const chat of chats) await append(client, chat);
    await resumeReplay(fleet.pair.standby, fleet.pair.primary);

    const before = await readAll(setting, fleet, client, chats);
    report.expect(before.primary === 0, `the primary served ${before.primary} pages for no reason`);
    await pauseReplay(fleet.pair.standby);
    const times = 10 * rounds;
    await Promise.all(written.map((chat) => writeAndRead(setting, client, chat, times)));
    const behind = await readAll(setting, fleet, client, chats);
    report.expect(
      behind.primary === behind.reads / 2,
      `the primary served ${behind.primary} of ${behind.reads} pages, half of which were old`,
    );
    await resumeReplay(fleet.pair.standby, fleet.pair.primary);
    const after = await readAll(setting, fleet, client, chats);
    report.expect(after.primary === 0, `the primary still served ${after.primary} pages`);
    client.close();

    report.figures.push(
      `${WRITERS * times} writes read at once while replay was paused`,
      ...[
        ['before', before],
        ['paused', behind],
        ['resumed', after],
      ].map(([when, count]) => {
        const { reads, primary } = count as typeof before;
        return `${when as string}: ${reads} pages, ${primary} by the primary`;
      }),
    );
  },
};

/** Appends, and reads it through whatever server comes next. */
async function writeAndRead({ report }: Setting, client: Client, chat: string, times: number) {
  for (let i = 0; i < times; i += 1) {
    const id = await append(client, chat);
    const { data } = await page(client, chat);
    report.expect(data[0]?.id === id, 'a client did not read what it had written');
    const { text } = await client.send({ path: `/api/v1/chats/${chat}/messages/${id}` });
    report.expect((JSON.parse(text) as { id: string }).id === id, 'nor the message by its id');
  }
}

/** Reads every chat many times. @returns who has served the pages. */
async function readAll(
  { rounds }: Setting,
  fleet: Fleet,
  client: Client,
  chats: readonly string[],
) {
  const [primary, standby] = [new PageCount(fleet.pair.primary), new PageCount(fleet.pair.standby)];
  await primary.begin();
  await standby.begin();
  const reads = chats.length * rounds;
  for (let i = 0; i < rounds; i += 1) await Promise.all(chats.map((chat) => page(client, chat)));
  return { reads, primary: await primary.end(), standby: await standby.end() };
}

async function append(client: Client, chat: string): Promise<string> {
  const { status, text } = await client.send({
    path: `/api/v1/chats/${chat}/messages`,
    body: { role: 'user', content: `A tale ${randomUUID()}` },
  });
  if (status !== 201) throw new Error(`an append answered ${status} ${text}`);
  return (JSON.parse(text) as { id: string }).id;
}

async function page(client: Client, chat: string) {
  const path = `/api/v1/chats/${chat}/messages?order=desc&limit=5`;
  const { status, text } = await client.send({ path });
  if (status !== 200) throw new Error(`a read answered ${status} ${text}`);
  return JSON.parse(text) as { data: { id: string }[] };
}
