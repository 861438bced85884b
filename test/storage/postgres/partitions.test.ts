import { amountOf, assignOwner } from '../../../src/chat/assign';
import { statements } from '../../../src/db/queries/statement';
import { startApp, type RunningApp } from '../../support/app';
import { append, createChat } from '../../support/builders';
import { freshPostgres, TEMPLATE, type FreshDatabase } from '../../support/fresh-database';
import { makePartitioned, PARTITIONS } from '../../support/partitioned';
import { allOwners } from '../../support/partitions/all-owners';
import { askForEverything } from '../../support/partitions/one-owner';
import { TOGETHER, writeTogether } from '../../support/partitions/many-owners';
import { sentDuring } from '../../support/partitions/recorded';
import { tableOf, titleOf } from '../../support/partitions/told';
import { partitionsOf, touchedBy, type Touched } from '../../support/partitions/touched';

/*
 * An owner's rows lie in one partition of each table. What is of one owner touches that
 * partition alone, and what is of several owners theirs.
 */
const databases: FreshDatabase[] = [];
const fresh = async () => {
  databases.push(await freshPostgres(makePartitioned));
  return databases.at(-1)!.url;
};
afterAll(() => Promise.all(databases.map((database) => database.remove())));

interface Looked {
  readonly touched: readonly Touched[];
  /** Where the owners are. */
  readonly home: readonly number[];
}

/** Does something on a server of its own, and tells what its statements have touched. */
async function look(
  owners: readonly string[],
  work: (app: RunningApp) => Promise<unknown>,
): Promise<Looked> {
  const on = await fresh();
  const app = await startApp({ on, env: { DATABASE_REPLICA_URL: on } });
  const sent = await sentDuring(() => work(app)); // its own statements at the start are over
  const home = await partitionsOf(owners, (sql, values) =>
    app.service.database.reader.query<{ name: string }>(sql, values),
  );
  await app.close();
  return { touched: await touchedBy(sent, await fresh()), home };
}

/** Those that have touched anything but the partitions of their owners. */
function astray({ touched, home }: Looked) {
  return touched
    .filter(({ sql }) => !(titleOf(sql) in allOwners))
    .filter(({ partitions }) => partitions.some((number) => !home.includes(number)))
    .map(({ sql, partitions }) => ({ title: titleOf(sql), partitions }));
}

let alone: Looked;
let given: Looked;

it('Every statement of one owner touches one partition.', async () => {
  alone = await look(['alice'], (app) => askForEverything(app, 'alice'));
  expect(alone.home).toHaveLength(1);
  expect(astray(alone)).toEqual([]);
});

it('What gives the chats of an owner to another touches the partitions of the two.', async () => {
  given = await look(['alice', 'bert'], async (app) => {
    const chat = await createChat(app.as('alice'));
    await append(app.as('alice'), chat, { role: 'assistant', status: 'in_progress' });
    await createChat(app.as('bert'));
    await amountOf(app.service.database, 'alice');
    await assignOwner(app.service.database, { from: 'alice', to: 'bert' });
  });
  expect(given.home).toHaveLength(2);
  expect(astray(given)).toEqual([]);
});

it('No statement was left out, but for those that are about all owners.', () => {
  const seen = [...alone.touched, ...given.touched].map(({ sql }) => titleOf(sql));
  const unseen = [...statements.keys()].filter((title) => !seen.includes(title));
  expect(unseen.filter((title) => !(title in allOwners))).toEqual([]);
  expect(Object.keys(allOwners).filter((title) => !statements.has(title))).toEqual([]);
  if (process.env[TEMPLATE]) process.stdout.write(`\n${told()}\n\n`);
});

function told(): string {
  return [
    `Of ${PARTITIONS} partitions, what the requests of one owner touch:`,
    tableOf(alone.touched),
    'What giving an owner’s chats to another touches, whose partitions are two:',
    tableOf(given.touched),
  ].join('\n\n');
}

it('A batch of several owners touches their partitions and no others.', async () => {
  const owners = ['alice', 'bert', 'clara'];
  const together = await look(owners, (app) => writeTogether(app, owners));
  expect(together.home).toHaveLength(3);
  expect(astray(together)).toEqual([]);
  const batches = together.touched.filter(({ partitions }) => partitions.length === 3);
  expect([...new Set(batches.map(({ sql }) => titleOf(sql)))].sort()).toEqual(TOGETHER);
});
