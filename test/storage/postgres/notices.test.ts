import { randomUUID } from 'node:crypto';
import type { MovedLine } from '../../../src/db/lines';
import { CHANNEL } from '../../../src/db/queries/dialect';
import { useApp } from '../../support/app';
import { createChat } from '../../support/builders';
import { changeDatabase } from '../../support/change-database';

const app = useApp();

type Heard = readonly MovedLine[] | undefined;

/** Watches the database; `until` resolves with the first thing heard that is meant. */
function watch() {
  const heard: Heard[] = [];
  let tell: () => void = () => undefined;
  const watching = app.service.database.watch((lines) => {
    heard.push(lines);
    tell();
  });
  const until = (isMeant: (lines: Heard) => boolean): Promise<Heard> =>
    new Promise((resolve) => {
      tell = () => {
        const at = heard.findIndex(isMeant);
        if (at >= 0) resolve(heard.splice(0, at + 1).at(-1));
      };
      tell();
    });
  return { until, stop: () => watching.stop() };
}

/** It listens when a notification of ours gets through. */
async function listening({ until }: ReturnType<typeof watch>): Promise<void> {
  const owner = randomUUID();
  const timer = setInterval(() => void notify(JSON.stringify([[owner, 1, 0]])), 20);
  await until((lines) => lines?.[0]?.owner === owner);
  clearInterval(timer);
}

const notify = (payload: string) =>
  changeDatabase(app.service.database, [`SELECT pg_notify('${CHANNEL}', '${payload}')`]);

it('Other servers are told which line has come how far, once it is committed.', async () => {
  const watched = watch();
  await listening(watched);
  const chat = await createChat(app.as('an "owner"'));
  const lines = await watched.until((found) => found?.[0]?.owner === 'an "owner"');
  expect(lines).toEqual([{ owner: 'an "owner"', revision: chat.revision }]);
  await watched.stop();
});

it('Where the lines do not fit into a notification, it says to look.', async () => {
  const watched = watch();
  await listening(watched);
  const owners = Array.from({ length: 60 }, (_, i) => `${i}${'o'.repeat(200)}`);
  await createChat(app.as(owners[0]!)); // makes one line before the others come together
  const heard = watched.until((lines) => lines === undefined);
  await Promise.all(owners.map((owner) => createChat(app.as(owner))));
  expect(await heard).toBeUndefined();
  await watched.stop();
});

it('A connection that is lost is made anew, and whatever was missed is looked for.', async () => {
  const watched = watch();
  await listening(watched);
  await changeDatabase(app.service.database, [
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND query = 'LISTEN ${CHANNEL}'`,
  ]);
  await watched.until((lines) => lines === undefined);
  await listening(watched);
  await watched.stop();
});

it('What anybody else says on the channel is taken for a hint to look.', async () => {
  const watched = watch();
  await listening(watched);
  for (const payload of ['x', '', '{}', 'null', '[1]']) await notify(payload);
  await listening(watched);
  await watched.stop();
});
