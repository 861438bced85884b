import type { Fault } from '../fault';
import { createChats } from '../journal';

const SERVERS = 10;

/** Ten servers start at once on an empty database: each migration is applied once. */
export const tenStarters: Fault = {
  name: 'ten-starters',
  rounds: { full: 3, quick: 1 },
  databases: ['sqlite', 'postgres'],
  async run({ rounds, report, database, serve, progress }) {
    let [latest, applied] = [0, 0];
    for (let round = 1; round <= rounds; round += 1) {
      const db = await database();
      const servers = await Promise.all(Array.from({ length: SERVERS }, () => serve(db)));
      for (const { readyIn } of servers) latest = Math.max(latest, readyIn);
      const names = await db.migrations();
      applied = names.length;
      report.expect(
        applied > 0 && new Set(names).size === applied,
        `applied: ${names.join(', ') || 'nothing'}`,
      );
      await Promise.all(servers.map(({ client }) => createChats(client, 1)));
      const made = (await db.chats()).length;
      report.expect(made === SERVERS, `${made} chats made by ${SERVERS} servers`);
      await db.crash(servers.map(({ server }) => server));
      progress(`round ${round} of ${rounds}`);
    }
    report.figures.push(`${rounds} rounds`, `${SERVERS} servers`, `${applied} migration(s)`);
    report.figures.push(`all ready ≤ ${Math.round(latest)} ms`);
  },
};
