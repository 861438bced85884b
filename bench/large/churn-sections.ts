import type { Section } from '../large-run';
import {
  changesTable,
  countedOf,
  fullnessOf,
  fullnessTable,
  settled,
  vacuumTable,
  type Counted,
} from './bloat';
import { churn, DAY, PIECES } from './churn';
import { withConnection } from './connection';
import { count, megabytes, seconds } from './markdown';

const WAL = "SELECT (pg_current_wal_lsn() - '0/0')::float8 AS log";

/** A day's changes, what they leave behind, and what VACUUM makes of it. */
export async function churnSections(
  url: string,
  show: (text: string) => void,
): Promise<readonly Section[]> {
  const state = () =>
    withConnection(url, async (on) => {
      await settled(on);
      show('looking how full tables and indexes are');
      return {
        counted: await countedOf(on),
        fullness: await fullnessOf(on),
        ...(await on.one<{ log: number }>(WAL)),
      };
    });
  const before = await state();
  const done = await churn(url, DAY, 1, show);
  const churned = await state();
  const days = churned.counted.map((now, i) => {
    const was = before.counted[i]!;
    return { table: now.table, rows: now.live, dead: deadOf(now) - deadOf(was) };
  });
  const vacuum = await withConnection(url, (on) => vacuumTable(on, days, show));
  const cleaned = await state();
  const rate = count(Math.round((done.writes * 1_000) / done.milliseconds));
  const day = [
    `${count(done.replaced)} messages replaced, ${count(done.deleted)} deleted, ${count(done.streamed)} answers streamed in ${PIECES} pieces each, ${count(done.chats)} chats deleted:`,
    `${count(done.writes)} writes in ${seconds(done.milliseconds)} (${rate}/s), ${megabytes(churned.log - before.log)} of log.`,
  ].join(' ');
  const stages = [before, churned, cleaned].flatMap(({ fullness }) => (fullness ? [fullness] : []));
  const full =
    stages.length === 3
      ? fullnessTable(stages)
      : 'The extension pgstattuple, of postgresql-contrib, is not there, so that nothing tells how full pages are.';
  return [
    { name: "A day's changes", text: `${day}\n\n${changesTable(before.counted, churned.counted)}` },
    { name: 'How full tables and indexes are', text: full },
    { name: 'VACUUM', text: vacuum },
  ];
}

/** Rows that a VACUUM has to take away; HOT versions go when somebody next reads their page. */
function deadOf({ updated, hot, deleted }: Counted): number {
  return updated - hot + deleted;
}
