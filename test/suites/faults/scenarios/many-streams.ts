import { readFile } from 'node:fs/promises';
import { check } from '../check';
import { Crowd, type LetGo } from '../crowd';
import type { Fault, Serving } from '../fault';
import { createChats, Journal } from '../journal';
import { p99 } from '../load';
import { memory } from '../memory';
import { Pulse } from '../pulse';

const STREAMS = { full: 5_000, quick: 1_000 };
const APPENDS = 5;
/** Files that this process may need beside the streams. */
const OTHERS = 200;

/** Thousands follow on one server: all hear of a change at once, nobody else waits, and all are let go in time. */
export const manyStreams: Fault = {
  name: 'many-streams',
  rounds: { full: 3, quick: 1 },
  databases: ['sqlite', 'postgres'],
  async run({ rounds, quick, report, database, serve, progress }) {
    const count = quick ? STREAMS.quick : STREAMS.full;
    const files = await filesAllowed();
    if (files < count + OTHERS) {
      report.skipped = `${count} streams need more than the ${files} files that may be open`;
      return;
    }
    const db = await database();
    const journal = new Journal();
    const all: Measured[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const measured = await measure(await serve(db, { STREAM_LIMIT: `${count}` }), count, journal);
      const { code, cutOff } = measured;
      report.expect(code === 0, `the server ended with ${code}`);
      report.expect(cutOff === 0, `${cutOff} of ${count} streams were cut off`);
      all.push(measured);
      progress(`round ${round} of ${rounds}, ${measured.megabytes} MB`);
    }
    const most = (of: (one: Measured) => number) => Math.round(Math.max(...all.map(of)));
    const megabytes = most((one) => one.megabytes);
    const health = all.flatMap((one) => one.health);
    report.figures.push(
      `${rounds} × ${count} streams, opened in ≤ ${most((one) => one.opened)} ms`,
      `${journal.acknowledged} appends`,
      `≤ ${megabytes} MB`,
    );
    report.expect(megabytes < 400, `${megabytes} MB of memory, not less than 400 MB`);
    report.time(
      'all have heard in ≤',
      most((one) => one.heard),
      1_000,
    );
    report.time('p99 of /health', p99(health), 250);
    report.figures.push(`slowest ${Math.round(Math.max(...health))} ms`);
    report.time(
      'streams ended in ≤',
      most((one) => one.ended),
      2_000,
    );
    report.time(
      'ended in ≤',
      most((one) => one.exited),
      5_000,
    );
    report.found(await check(db, journal));
  },
};

/** Times are in milliseconds. */
interface Measured extends LetGo {
  readonly opened: number;
  /** From sending a message until the last stream had heard of it. */
  readonly heard: number;
  readonly megabytes: number;
  /** Of requests of somebody else meanwhile. */
  readonly health: readonly number[];
}

/** Opens streams, half of them of a chat and half of the list, and appends messages to the chat. */
async function measure({ server, client }: Serving, count: number, journal: Journal) {
  const [chat] = (await createChats(client, 1)) as [string];
  const pulse = new Pulse(client);
  const begun = performance.now();
  const paths = [`/api/v1/chats/${chat}/events`, '/api/v1/events'];
  const crowd = await Crowd.open(server, paths, count);
  const opened = performance.now() - begun;
  let [heard, megabytes] = [0, 0];
  for (let append = 1; append <= APPENDS; append += 1) {
    const sentAt = performance.now();
    const reply = await journal.append(journal.write(chat, true), client);
    if (reply.status !== 201) throw new Error(`an append answered ${reply.status} ${reply.text}`);
    const { revision } = JSON.parse(reply.text) as { revision: number };
    heard = Math.max(heard, (await crowd.heard(revision)) - sentAt);
    megabytes = Math.max(megabytes, await memory(server.pid));
  }
  await pulse.stop();
  return { opened, heard, megabytes, health: pulse.times, ...(await crowd.letGo()) };
}

/** Files and sockets that this process may have open; any number where that cannot be told. */
async function filesAllowed(): Promise<number> {
  const limits = await readFile('/proc/self/limits', 'utf8').catch(() => '');
  return Number(/^Max open files\s+(\d+)/m.exec(limits)?.[1] ?? Infinity);
}
