import { parseArgs } from 'node:util';
import { tellSummary } from '../../support/summary';
import { postgres } from '../faults/postgres';
import { Interrupted, runFaults } from '../faults/run';
import { missingParts } from './parts/missing';
import { scenes } from './scenes';

const USAGE = `npm run test:fleet -- [options]
  --quick      fewer rounds and servers
  --only NAME  one scene: ${scenes.map(({ name }) => name).join(', ')}
  --rounds N   so many rounds of each

Starts nginx, servers, PgBouncer, and PostgreSQL with a streaming standby, and replaces
one after the other under load. Needs Debian's nginx-light, pgbouncer and postgresql.`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      rounds: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const { quick, only } = values;
  const faults = scenes.filter(({ name }) => only === undefined || name === only);
  const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
  const sane = rounds === undefined || (Number.isInteger(rounds) && rounds > 0);
  if (values.help || faults.length === 0 || !sane) {
    console.log(USAGE);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const missing = missingParts();
  if (missing !== undefined) {
    const must = process.env['CI'] === 'true';
    console.log(`\n${must ? 'FAILED' : 'SKIPPED'}: ${missing}`);
    tellSummary(must ? { failed: 1 } : { skipped: 1 });
    process.exitCode = must ? 1 : 0;
  } else if (!(await runFaults({ databases: postgres, faults, quick, rounds })))
    process.exitCode = 1;
}

main().catch((error: unknown) => {
  const interrupted = error instanceof Interrupted;
  console.error(interrupted ? `interrupted by ${error.message}` : error);
  process.exit(interrupted ? 130 : 1);
});
