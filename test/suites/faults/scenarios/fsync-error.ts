import { burst, onlyUnavailable, reads, recover } from '../burst';
import { check } from '../check';
import { Client } from '../client';
import type { ServerProcess } from '../../../support/server-process';
import type { TestDatabase } from '../database';
import type { Fault, Setting } from '../fault';
import { createChats, Journal } from '../journal';
import { failCalls, NoStrace } from '../strace';

/** The disk answers an error to every flush, or to every write, and then works again. */
export const fsyncError: Fault = {
  name: 'fsync-error',
  rounds: { full: 6, quick: 2 },
  databases: ['sqlite'],
  async run(setting) {
    try {
      await failAndHeal(setting);
    } catch (error) {
      if (!(error instanceof NoStrace)) throw error;
      setting.report.skipped = `strace cannot be used: ${error.message}`;
    }
  },
};

async function failAndHeal(setting: Setting): Promise<void> {
  const { rounds, report, database, serve, progress } = setting;
  const db = await database();
  const journal = new Journal();
  const { server, client } = await serve(db);
  const [chat] = (await createChats(client, 1)) as [string];
  let [refused, read, slowest] = [0, 0, 0];

  for (let round = 1; round <= rounds; round += 1) {
    const calls = round % 2 === 1 ? 'fsync,fdatasync' : 'pwrite64';
    const heal = await failCalls(server.pid, calls);
    let failing = 0;
    try {
      for (let i = 0; i < 5; i += 1) {
        failing += onlyUnavailable(await burst(journal, chat, client, 10), report);
        read += await reads(chat, client, report);
      }
    } finally {
      await heal();
    }
    report.expect(failing === 50, `${50 - failing} of 50 acknowledged while ${calls} failed`);
    refused += failing;

    const open = journal.entries.filter(({ state }) => state === 'refused');
    const [first, ...others] = open.slice(-20);
    if (first) slowest = Math.max(slowest, await recover(journal, first, client));
    const replies = await Promise.all(others.map((sent) => journal.append(sent, client)));
    const failed = replies.find(({ status }) => status !== 201);
    report.expect(!failed, `after ${calls} works again: ${failed?.status} ${failed?.text}`);
    report.found(await check(db, journal));
    progress(`round ${round} of ${rounds}, ${refused} refused`);
    if (report.failures.length > 0) break;
  }
  const turnedUp = await crashWhileFailing(setting, db, journal, server, chat);
  report.figures.push(
    `${rounds} rounds`,
    `${journal.acknowledged} acknowledged`,
    `${refused} refused with 503`,
    `${read} reads`,
    `${turnedUp} refused and there after a crash in the middle`,
  );
  report.time('writes again ≤', slowest, 2_000);
}

/**
 * Kills the server while flushes fail. What was written and not flushed may be
 * there afterwards, as after any crash during a commit: nobody was told that it
 * is stored, and a retry under the same key tells.
 * @returns how many of those answered with 503 are there.
 */
async function crashWhileFailing(
  { serve, report }: Setting,
  db: TestDatabase,
  journal: Journal,
  server: ServerProcess,
  chat: string,
): Promise<number> {
  const client = new Client(server.url);
  const heal = await failCalls(server.pid, 'fsync,fdatasync');
  const before = journal.entries.length;
  onlyUnavailable(await burst(journal, chat, client, 10), report);
  client.close();
  await db.crash([server]);
  await heal();
  const next = await serve(db);
  const open = journal.entries.slice(before);
  const replies = await Promise.all(open.map((sent) => journal.append(sent, next.client)));
  const failed = replies.find(({ status }) => status !== 201);
  report.expect(!failed, `a retry after the crash: ${failed?.status} ${failed?.text}`);
  report.found(await check(db, journal));
  return replies.filter(({ headers }) => headers['idempotency-replayed']).length;
}
