import { parseArgs } from 'node:util';
import { tellSummary } from '../../support/summary';
import type { TestDatabases } from './database';
import { postgres } from './postgres';
import { Interrupted, runFaults } from './run';
import { scenarios } from './scenarios';
import { sqlite } from './sqlite';

const DATABASES: readonly TestDatabases[] = [sqlite, postgres];

const USAGE = `npm run test:faults -- [options]
  --quick          fewer rounds; times are told and not judged
  --only NAME      one fault: ${scenarios.map(({ name }) => name).join(', ')}
  --rounds N       so many rounds of each; keys, in the storm
  --database NAME  one of ${DATABASES.map(({ name }) => name).join(', ')}; all that can be had otherwise`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      rounds: { type: 'string' },
      database: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const { quick, only, database } = values;
  const chosen = DATABASES.filter(({ name }) => database === undefined || name === database);
  const faults = scenarios
    .filter(({ name }) => only === undefined || name === only)
    .filter((fault) => chosen.some(({ name }) => fault.databases.includes(name)));
  const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
  const sane = rounds === undefined || (Number.isInteger(rounds) && rounds > 0);
  if (values.help || faults.length === 0 || !sane) {
    console.log(USAGE);
    process.exitCode = values.help ? 0 : 2;
    return;
  }

  for (const databases of chosen) {
    const missing = databases.missing();
    const held = missing
      ? skip(missing, database !== undefined)
      : await runFaults({ databases, faults, quick, rounds });
    if (!held) process.exitCode = 1;
  }
}

/** Says aloud what is not tested. @returns whether that may be. */
function skip(missing: string, wanted: boolean): boolean {
  const must = wanted || process.env['CI'] === 'true';
  console.log(`\n${must ? 'FAILED' : 'SKIPPED'}: ${missing}`);
  tellSummary(must ? { failed: 1 } : { skipped: 1 });
  return !must;
}

main().catch((error: unknown) => {
  const interrupted = error instanceof Interrupted;
  console.error(interrupted ? `interrupted by ${error.message}` : error);
  process.exit(interrupted ? 130 : 1); // a fault may still be at it
});
