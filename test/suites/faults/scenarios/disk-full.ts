import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { burst, onlyUnavailable, reads, recover } from '../burst';
import { check } from '../check';
import type { TestDatabase } from '../database';
import type { Fault, Setting } from '../fault';
import { createChats, Journal } from '../journal';
import { fill, mountDisk, NoMount } from '../tmpfs';

/** A small disk runs full: writes are refused and not stored, reads go on, and room heals it. */
export const diskFull: Fault = {
  name: 'disk-full',
  rounds: { full: 5, quick: 2 },
  databases: ['sqlite'],
  async run(setting) {
    try {
      const { path } = await setting.owned(() => mountDisk(setting.folder, '4m'));
      await fillAndFree(setting, path, await setting.database(path));
    } catch (error) {
      if (!(error instanceof NoMount)) throw error;
      setting.report.skipped = error.message;
    }
  },
};

/** @param disk what runs full; the database has its tables on it. */
export async function fillAndFree(
  { rounds, report, serve, progress }: Setting,
  disk: string,
  db: TestDatabase,
): Promise<void> {
  const journal = new Journal();
  let { server, client } = await serve(db);
  const [chat] = (await createChats(client, 1)) as [string];
  let [refused, read, slowest] = [0, 0, 0];

  for (let round = 1; round <= rounds; round += 1) {
    await fill(join(disk, 'ballast'));
    let failing = 0;
    for (let i = 0; i < 100 && failing < 50; i += 1) {
      failing += onlyUnavailable(await burst(journal, chat, client, 10), report);
      read += await reads(chat, client, report);
    }
    report.expect(failing > 0, 'the disk was full and no write was refused');
    refused += failing;
    if (round === rounds) {
      await db.crash([server]);
      ({ server, client } = await serve(db));
      read += await reads(chat, client, report);
    }

    await rm(join(disk, 'ballast'));
    const open = journal.entries.filter(({ state }) => state === 'refused');
    const [first, ...others] = open.slice(-20);
    if (first) slowest = Math.max(slowest, await recover(journal, first, client));
    const replies = await Promise.all(others.map((sent) => journal.append(sent, client)));
    replies.push(...(await burst(journal, chat, client, 10)));
    const failed = replies.find(({ status }) => status !== 201);
    report.expect(!failed, `with room again: ${failed?.status} ${failed?.text}`);
    report.found(await check(db, journal));
    progress(`round ${round} of ${rounds}, ${refused} refused`);
    if (report.failures.length > 0) break;
  }
  report.figures.push(
    `${rounds} rounds`,
    `${journal.acknowledged} acknowledged`,
    `${refused} refused with 503`,
    `${read} reads`,
  );
  report.time('writes again ≤', slowest, 2_000);
}
