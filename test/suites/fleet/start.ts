import { once } from 'node:events';
import { gaveHelp } from '../../support/help';
import { Fleet } from './parts/fleet';
import { missingParts } from './parts/missing';

const HELP = `
Starts a fleet to play with, and ends all of it on Ctrl-C: nginx, servers, PgBouncer, and
PostgreSQL with a streaming standby. What is stored in it goes when it ends.

  npm run fleet -- [SERVERS]

SERVERS is how many, 3 by default.
`;

/** @returns the exit code. */
async function main(): Promise<number> {
  if (gaveHelp(HELP)) return 0;
  const servers = Number(process.argv[2] ?? 3);
  if (!Number.isInteger(servers) || servers < 1 || servers > 16) {
    console.error(HELP.trim());
    return 2;
  }
  const missing = missingParts();
  if (missing !== undefined) {
    console.error(`There can be no fleet here: ${missing}`);
    return 1;
  }
  const stopped = Promise.race(['SIGINT', 'SIGTERM'].map((signal) => once(process, signal)));
  console.log('Starting …');
  const fleet = await Fleet.start({ servers, synchronous: true });
  const widest = Math.max(...fleet.table.map(([what]) => what.length));
  for (const [what, where, pid] of fleet.table)
    console.log(`${what.padEnd(widest)}  ${String(pid).padStart(7)}  ${where}`);
  console.log(`\nThe API is at ${fleet.nginx.url}/api/v1. Ctrl-C ends everything.`);
  await stopped;
  console.log('Stopping …');
  await fleet.drop();
  return 0;
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
