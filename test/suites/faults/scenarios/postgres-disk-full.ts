import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startCluster, type PostgresCluster } from '../../../support/postgres-cluster';
import { check } from '../check';
import type { Fault, Setting } from '../fault';
import { createChats, Journal } from '../journal';
import { PersistentLoad } from '../persistent-load';
import { createDatabase } from '../postgres';
import { Probe, readsOf, WITHOUT_DATABASE } from '../probe';
import { fill, mountDisk, NoMount } from '../tmpfs';
import { fillAndFree } from './disk-full';

const CLIENTS = 25;
/** Milliseconds after which nobody believes that anything will be stored again. */
const PATIENCE = 60_000;
/** A log in small pieces, which soon needs a new one. */
const PIECES = {
  initdb: ['--wal-segsize=1'],
  settings: { min_wal_size: '2MB', max_wal_size: '4MB', wal_recycle: 'off' },
};

/** The disk of the tables runs full: writes are refused and not stored, reads go on. */
export const postgresDiskFull: Fault = {
  name: 'postgres-disk-full',
  rounds: { full: 5, quick: 2 },
  databases: ['postgres'],
  run: (setting) =>
    onDisk(setting, '150m', async (disk) => {
      const options = { folder: disk, walFolder: tmpdir() };
      const cluster = await setting.owned(() => startCluster(options));
      await fillAndFree(setting, disk, await createDatabase(cluster.url));
    }),
};

/** The disk of the log runs full, which ends PostgreSQL: somebody makes room and starts it. */
export const postgresLogFull: Fault = {
  name: 'postgres-log-full',
  rounds: { full: 3, quick: 1 },
  databases: ['postgres'],
  run: (setting) =>
    onDisk(setting, '16m', async (disk) => {
      const cluster = await setting.owned(() => startCluster({ walFolder: disk, ...PIECES }));
      await fillLog(setting, disk, cluster);
    }),
};

async function onDisk(setting: Setting, size: string, work: (disk: string) => Promise<void>) {
  try {
    const { path } = await setting.owned(() => mountDisk(setting.folder, size));
    await work(path);
  } catch (error) {
    if (!(error instanceof NoMount)) throw error;
    setting.report.skipped = error.message;
  }
}

async function fillLog(setting: Setting, disk: string, cluster: PostgresCluster): Promise<void> {
  const { rounds, report, serve, progress } = setting;
  const db = await createDatabase(cluster.url);
  const journal = new Journal();
  const { client } = await serve(db);
  const chats = await createChats(client, 5);
  let [refused, slowest, ended] = [0, 0, 0];

  for (let round = 1; round <= rounds; round += 1) {
    const questions = [...WITHOUT_DATABASE, ...readsOf(chats[0]!, [200, 503])];
    const probe = new Probe(client, questions);
    const load = new PersistentLoad(journal, chats).start(client, CLIENTS);
    for (let i = 0; i < 100 && load.refusedAfter(0) === 0; i += 1) {
      await fill(join(disk, `ballast-${i}`)); // a checkpoint may have made room again
      await wait(300);
    }
    await wait(2_000);
    for (let i = 0; i < 100; i += 1) await rm(join(disk, `ballast-${i}`), { force: true });
    let back = performance.now();
    while (load.backAfter(back) === Infinity && performance.now() - back < PATIENCE) {
      if (cluster.pid === undefined) {
        await cluster.start();
        ended += 1;
        back = performance.now();
      }
      await wait(100); // it may end only now
    }
    await wait(4_000);
    await load.stop();
    await probe.stop(report);
    const more = load.judge(report);
    report.expect(more > 0, 'the disk was full and no write was refused');
    refused += more;
    slowest = Math.max(slowest, load.backAfter(back));
    report.found(await check(db, journal));
    progress(`round ${round} of ${rounds}, ${refused} refused`);
    if (report.failures.length > 0) break;
  }
  report.figures.push(
    `${rounds} rounds`,
    `${journal.acknowledged} acknowledged`,
    `${refused} refused with 503`,
    `PostgreSQL ended ${ended} times`,
  );
  report.time('writes again ≤', slowest, 2_000);
}
