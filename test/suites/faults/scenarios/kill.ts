import { check } from '../check';
import type { Client } from '../client';
import { EditLoad } from '../edit-load';
import { Edits } from '../edits';
import type { Fault } from '../fault';
import { createChats, Journal, type Sent } from '../journal';
import { Load } from '../load';
import type { Report } from '../report';

const [APPENDING, EDITING] = [35, 15];

/**
 * kill -9 under a load of appends, puts, annotations and deletions: what was
 * acknowledged is there, a retry does not double anything, and revisions only grow.
 */
export const kill: Fault = {
  name: 'kill',
  rounds: { full: 20, quick: 3 },
  databases: ['sqlite', 'postgres'],
  async run({ rounds, report, database, serve, progress }) {
    const db = await database();
    const journal = new Journal();
    const edits = new Edits();
    let { server, client } = await serve(db);
    const chats = await createChats(client, 10);
    let [slowest, retried, unknown] = [0, 0, 0];

    for (let round = 1; round <= rounds; round += 1) {
      const load = new Load(journal, chats).start(client, APPENDING);
      const editing = new EditLoad(journal, edits, chats).start(client, EDITING);
      await load.acknowledged(100 + Math.floor(Math.random() * 900));
      await db.crash([server]);
      await Promise.all([load.ended(), editing.ended()]);
      const otherwise = [...load.otherwise, ...editing.otherwise];
      report.expect(otherwise.length === 0, `round ${round}: ${otherwise[0]}`);

      let readyIn;
      ({ server, client, readyIn } = await serve(db));
      slowest = Math.max(slowest, readyIn);
      const open = journal.entries.filter(({ state }) => state === 'sent');
      const known = journal.entries.filter(({ state, key }) => state === 'acknowledged' && key);
      const again = [...open.filter(({ key }) => key !== undefined), ...known.slice(-APPENDING)];
      for (const sent of again) await retry(sent, journal, client, report);
      retried += again.length;
      unknown = open.filter(({ state }) => state === 'sent').length;
      report.found(await check(db, journal, edits));
      edits.settle(await db.messages());
      progress(`round ${round} of ${rounds}, ${journal.acknowledged} acknowledged`);
      if (report.failures.length > 0) break;
    }
    report.figures.push(
      `${rounds} rounds`,
      `${journal.acknowledged} appends acknowledged`,
      `${edits.acknowledged} puts, annotations and deletions`,
      `${retried} retried`,
      `${unknown} never heard of again`,
    );
    report.time('ready again ≤', slowest, 2_000);
  },
};

/** Sends a message again under its key; one that was acknowledged has to be answered as a replay. */
async function retry(sent: Sent, journal: Journal, client: Client, report: Report) {
  const before = sent.stored;
  const { status, headers } = await journal.append(sent, client);
  report.expect(status === 201, `a retry after the crash answered ${status}`);
  if (!before) return;
  report.expect(headers['idempotency-replayed'] === 'true', 'a replay does not say so');
  report.expect(
    before.id === sent.stored?.id && before.sequence === sent.stored.sequence,
    `a replay answers another message: ${JSON.stringify([before, sent.stored])}`,
  );
}
