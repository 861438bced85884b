import { checkLine, checkTombstones } from '../check-line';
import type { Fault, Setting } from '../fault';
import { compareServers } from '../stale/compare-servers';
import { hunt } from '../stale/hunt';

type Env = Readonly<Record<string, string>>;

/** Two servers of one database: where they read from, and how much they keep. */
const PAIRS: readonly ((url: string) => readonly [name: string, one: Env, other: Env])[] = [
  () => ['both keep all', {}, {}],
  () => ['one keeps little', {}, { REPLY_CACHE: '64kb' }],
  // A standby that is never behind: the reads take its way.
  (url) => ['one has a standby', { DATABASE_REPLICA_URL: url }, {}],
];

/**
 * Replies are kept in memory and sent again: ten clients write and ten read at two
 * servers, and no read is older than what anybody had been told before it was sent.
 * A round is a second with each pair of servers.
 */
export const staleReplies: Fault = {
  name: 'stale-replies',
  rounds: { full: 60, quick: 5 },
  databases: ['sqlite', 'postgres'],
  async run(setting) {
    for (const pair of PAIRS) {
      await huntWith(pair, setting);
      if (setting.report.failures.length > 0) break;
    }
  },
};

async function huntWith(pair: (typeof PAIRS)[number], setting: Setting): Promise<void> {
  const { rounds, report, database, serve, progress } = setting;
  const db = await database();
  const [name, ...envs] = pair(db.url);
  if ('DATABASE_REPLICA_URL' in envs[0] && !db.url.startsWith('postgres')) return;
  const servers = await Promise.all(envs.map((env) => serve(db, env)));
  const clients = servers.map(({ client }) => client);
  const { told, reads } = await hunt(clients, rounds, (text) => progress(`${name}: ${text}`));

  const fresh = await serve(db, { REPLY_CACHE: '0' });
  const compared = await compareServers(told, [fresh.client, ...clients]);
  const messages = await db.messages();
  told.complain(checkLine(await db.chats(), messages, await db.line()));
  told.complain(checkTombstones(messages));
  const integrity = await db.integrity();
  report.expect(integrity === 'ok', `integrity: ${integrity}`);
  for (const complaint of told.wrong) report.expect(false, `${name}: ${complaint}`);
  report.expect(reads.unchanged > 0 && reads.gone > 0, `${name}: nothing at rest, or nothing gone`);
  report.figures.push(
    `${name} for ${rounds} s: ${told.changes} changes (${told.deletions} chats deleted, ${told.clearances} × all)`,
    `${reads.asked} reads (${reads.unchanged} × 304, ${reads.gone} × 404 due)`,
    `${told.replies.compared} replies and ${told.things.compared} messages and chats seen before`,
    `${compared} reads of three servers compared in the end`,
  );
  await Promise.all([fresh, ...servers].map(({ server }) => server.stop()));
}
