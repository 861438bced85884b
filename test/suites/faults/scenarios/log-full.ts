import { closeSync, openSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startLogging } from '../../../support/logging-server';
import { Client } from '../client';
import type { Fault, Setting } from '../fault';
import { Probe } from '../probe';
import { fill, mountDisk, NoMount } from '../tmpfs';

/** Requests while the disk is full; each has a log line of 8 KB, so that a megabyte is not enough. */
const REQUESTS = 300;
const LONG = `/${'x'.repeat(8_000)}`;
/** Milliseconds that it may take until everything has been logged or counted. */
const PATIENCE = 60_000;

/** The disk of the log runs full: requests and SIGTERM go on, and what was not logged is counted. */
export const logFull: Fault = {
  name: 'log-full',
  rounds: { full: 3, quick: 1 },
  databases: ['sqlite'], // the log does not see which database it is
  async run(setting) {
    try {
      const { path } = await setting.owned(() => mountDisk(setting.folder, '4m'));
      for (let round = 1; round <= setting.rounds; round += 1) {
        await fillAndFree(setting, path);
        await stopWhileFull(setting, path);
        setting.progress(`round ${round} of ${setting.rounds}`);
      }
    } catch (error) {
      if (!(error instanceof NoMount)) throw error;
      setting.report.skipped = error.message;
    }
  },
};

async function fillAndFree(setting: Setting, disk: string): Promise<void> {
  const { report } = setting;
  const log = join(disk, 'log');
  const { server, client } = await start(setting, log);
  await fill(join(disk, 'ballast'));
  // All of them are as long, as a shorter one might still be kept where these are lost.
  const probe = new Probe(client, [{ path: LONG, allowed: [404] }]);
  for (let i = 0; i < REQUESTS; i += 1) await client.send({ path: LONG });
  await probe.stop(report);
  report.time('others with a full log ≤', probe.slowest, 250);

  await rm(join(disk, 'ballast'));
  const due = REQUESTS + probe.asked;
  const begun = performance.now();
  let told = await readLog(log);
  while (told.whole + told.lost < due && performance.now() - begun < PATIENCE) {
    await wait(20);
    told = await readLog(log);
  }
  const { whole, lost } = told;
  report.time('told again ≤', performance.now() - begun, 2_000);
  report.expect(lost > 0, 'no line was lost');
  report.expect(whole + lost === due, `${whole} logged, ${lost} lost of ${due}`);
  report.figures.push(`${whole} logged and ${lost} counted of ${due}`);
  report.expect((await server.stop()) === 0, 'did not end with 0');
  client.close();
  await rm(log);
}

/** How many of the long lines are in the log, each of them whole, and how many are told to be lost. */
async function readLog(log: string) {
  const lines = (await readFile(log, 'utf8')).split('\n').slice(0, -1);
  const counts = lines.map((line) =>
    Number(/"lines":(\d+),"msg":"log lines lost"/.exec(line)?.[1]),
  );
  return {
    whole: lines.filter((line) => line.includes(LONG) && JSON.parse(line)).length,
    lost: counts.filter((count) => count > 0).reduce((sum, count) => sum + count, 0),
  };
}

async function stopWhileFull(setting: Setting, disk: string): Promise<void> {
  const { server, client } = await start(setting, join(disk, 'log'));
  await fill(join(disk, 'ballast'));
  for (let i = 0; i < REQUESTS; i += 1) await client.send({ path: LONG });
  const begun = performance.now();
  const code = await server.stop();
  setting.report.time('SIGTERM with a full log: ended in', performance.now() - begun, 5_000);
  setting.report.expect(code === 0, `ended with ${code}`);
  client.close();
  await rm(join(disk, 'ballast'));
  await rm(join(disk, 'log'));
}

async function start({ database, owned }: Setting, log: string) {
  const { url } = await database();
  const output = openSync(log, 'a');
  const server = await owned(async () => {
    const started = await startLogging(output, { DATABASE_URL: url });
    const drop = async () => {
      await started.stop('SIGKILL');
    };
    return { ...started, drop };
  });
  closeSync(output);
  return { server, client: new Client(server.url) };
}
