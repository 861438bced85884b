import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gaveHelp } from '../../support/help';
import { goodRequests } from '../../support/good-requests';
import { startServer } from '../../support/server-process';
import { tellSummary } from '../../support/summary';
import { attacks } from './attacks';
import { compareTimes } from './timing';
import { ENV, KEYS, owned, SECRET, worldAt } from './world';

const HELP = `
Tries every operation that belongs to an owner in every way that must not work: without a token, with a bad
or an expired one, as another owner, with another owner's parent, after its end.

  npm run test:owners

DATABASE_URL names the database; without it a new SQLite file is used.
`;

/**
 * Tries every operation of the contract that belongs to an owner in every way that
 * must not work, against a real server: `npm run test:owners`, on the database that
 * `DATABASE_URL` names, or on a new SQLite file.
 */
async function main(): Promise<void> {
  if (gaveHelp(HELP)) return;
  const folder = await mkdtemp(join(tmpdir(), 'owners-'));
  const url = process.env['DATABASE_URL'] ?? `sqlite:${folder}/app.db`;
  const server = await startServer({ ...ENV, DATABASE_URL: url, LOG_LEVEL: 'info' });
  const counts = { passed: 0, failed: 0 };
  try {
    const world = await worldAt(server.url);
    const missing = owned.filter((id) => !(id in goodRequests));
    if (missing.length > 0) throw new Error(`There is no row for ${missing.join(', ')}.`);
    const lines = [['operation', ...attacks.map(({ name }) => name)]];
    for (const id of owned) {
      const cells: string[] = [];
      for (const { attempt } of attacks) {
        const cell = await attempt(world, id).catch((error: unknown) => {
          counts.failed += 1;
          return `HOLE: ${(error as Error).message.split('\n')[0]!}`;
        });
        if (cell !== undefined && !cell.startsWith('HOLE')) counts.passed += 1;
        cells.push(cell ?? '–');
      }
      lines.push([id, ...cells]);
    }
    console.log(`${url.split(':')[0]!}\n${asTable(lines)}\n`);
    const [foreign, random] = await compareTimes(server.url, world);
    console.log(
      `getChat is denied in ${foreign.toFixed(2)} ms for a foreign id and in ${random.toFixed(2)} ms for a random one, ${(foreign / random).toFixed(2)} × the time.`,
    );
    const log = server.log.join('\n');
    for (const secret of [...Object.values(KEYS), SECRET, world.expired])
      if (log.includes(secret)) throw new Error('A secret is in the log.');
  } finally {
    await server.stop();
    await rm(folder, { recursive: true });
  }
  console.log(`${counts.passed} attacks failed as they should, ${counts.failed} holes`);
  tellSummary(counts);
  if (counts.failed > 0) process.exitCode = 1;
}

function asTable(lines: readonly (readonly string[])[]): string {
  const widths = lines[0]!.map((_, i) => Math.max(...lines.map((line) => line[i]!.length)));
  return lines
    .map((line) =>
      line
        .map((cell, i) => cell.padEnd(widths[i]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
