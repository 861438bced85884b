import { churn, DAY } from './churn';
import { countedOf, settled } from './bloat';
import { withConnection } from './connection';
import { count, markdown, megabytes, percent } from './markdown';

/** Settings that might leave room for the next version of a row on its page. */
const TRIED = [
  { owners: 100, chats: 100 },
  { owners: 50, chats: 100 },
  { owners: 100, chats: 80 },
] as const;

/** A part of a day is enough: what is counted is where updates find room. */
const PART = 0.1;

/**
 * A part of a day on tables that were written anew with other fill factors, each of them as
 * often, in turn. The settings are PostgreSQL's own again in the end.
 */
export async function fillfactorTable(
  url: string,
  rounds: number,
  progress: (text: string) => void,
): Promise<string> {
  const tried = TRIED.map((setting) => ({ setting, rounds: [] as string[][] }));
  const day = Object.fromEntries(
    Object.entries(DAY).map(([name, share]) => [name, share * PART]),
  ) as typeof DAY;
  try {
    for (let round = 1; round <= rounds; round += 1)
      for (const { setting, rounds: done } of tried) {
        await write(url, setting);
        const before = await withConnection(url, countedOf);
        const { writes, milliseconds } = await churn(url, { ...day, chats: 0 }, round, progress);
        const after = await withConnection(url, async (on) => {
          await settled(on);
          return countedOf(on);
        });
        const row = (table: string) => {
          const [was, now] = [before, after].map((all) => all.find((one) => one.table === table)!);
          const updated = now!.updated - was!.updated;
          return [
            percent(now!.hot - was!.hot, updated),
            `${megabytes(was!.bytes)} → ${megabytes(now!.bytes)}`,
          ];
        };
        done.push([
          ...row('owners'),
          ...row('chats'),
          `${count(Math.round((writes * 1_000) / milliseconds))}/s`,
        ]);
      }
  } finally {
    await write(url, { owners: 100, chats: 100 });
  }
  return markdown(
    ['fillfactor', 'owners, HOT', 'owners, size', 'chats, HOT', 'chats, size', 'writes'],
    tried.map(({ setting, rounds: done }) => [
      `owners ${setting.owners}, chats ${setting.chats}`,
      ...done[0]!.map((_, i) => done.map((row) => row[i]!).join('; ')),
    ]),
  );
}

function write(url: string, setting: Readonly<Record<'owners' | 'chats', number>>): Promise<void> {
  return withConnection(url, async ({ rows }) => {
    for (const [table, factor] of Object.entries(setting)) {
      await rows(
        `ALTER TABLE ${table} ${factor === 100 ? 'RESET (fillfactor)' : `SET (fillfactor = ${factor})`}`,
      );
      await rows(`VACUUM (FULL, ANALYZE) ${table}`);
    }
  });
}
