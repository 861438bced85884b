import { execFile } from 'node:child_process';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { burst, onlyUnavailable, reads, recover } from '../burst';
import { check } from '../check';
import type { Fault, Setting } from '../fault';
import { createChats, Journal } from '../journal';

const run = promisify(execFile);

/** A small disk runs full: writes are refused and not stored, reads go on, and room heals it. */
export const diskFull: Fault = {
  name: 'disk-full',
  rounds: { full: 5, quick: 2 },
  databases: ['sqlite'],
  async run(setting) {
    const disk = join(setting.folder, 'disk');
    await mkdir(disk);
    try {
      await run('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk]);
    } catch (error) {
      setting.report.skipped = `no right to mount a tmpfs: ${(error as Error).message.trim()}`;
      return;
    }
    try {
      await fillAndFree(setting, disk);
    } finally {
      await run('umount', ['--lazy', disk]); // the server still has its files open
    }
  },
};

async function fillAndFree(setting: Setting, disk: string): Promise<void> {
  const { rounds, report, database, serve, progress } = setting;
  const db = await database(disk);
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

/** Writes a file until nothing more goes onto the disk. */
async function fill(path: string): Promise<void> {
  const file = await open(path, 'w');
  const block = Buffer.alloc(4_096, 1);
  try {
    for (;;) await file.write(block);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    await file.close();
  }
}
