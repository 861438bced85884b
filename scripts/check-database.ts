import { parseArgs } from 'node:util';
import { readConfig } from '../src/config';
import { checkDatabase, type Checked } from '../src/db/check/check';
import { Findings } from '../src/db/check/findings';
import { expectMigrated } from '../src/db/migrate';
import { contents } from '../src/db/queries/contents';
import type { On } from '../src/db/queries/statement';
import { withSnapshot } from '../src/db/snapshot';
import { expectFile, nameOf, unusable } from '../src/db/unusable';
import { examplesOf, tableOf } from './check-table';
import { Progress } from './progress';

const USAGE = `Usage: npm run check-database

Looks whether everything in the database that DATABASE_URL names agrees. It only reads,
as the database is at one moment, and servers may run and write meanwhile.
It ends with 0 where all is well, and with 1 where something is wrong.

  --help  shows this`;

/** An exit code for a wrong command line. */
const WRONG_USAGE = 2;

/** @returns the exit code. */
async function main(): Promise<number> {
  const help = wantsHelp(process.argv.slice(2));
  if (help !== false) {
    (help ? console.log : console.error)(USAGE);
    return help ? 0 : WRONG_USAGE;
  }
  const { database: config } = readConfig(process.env);
  expectFile(config);
  let findings = new Findings();
  const begun = performance.now();
  try {
    await withSnapshot(config, async (on) => {
      findings = new Findings();
      await expectMigrated(on);
      await check(on, findings);
    });
  } catch (cause) {
    tell(findings);
    throw unusable(config, cause);
  }
  tell(findings);
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
  const { wrong } = findings;
  const verdict = wrong === 0 ? 'Nothing is wrong' : `${count(wrong)} wrong`;
  console.log(`${verdict} in ${nameOf(config)}; it took ${seconds} s.`);
  if (config.dialect === 'postgres') console.log(BESIDE);
  return wrong === 0 ? 0 : 1;
}

const BESIDE =
  'The pages of PostgreSQL are looked over by pg_amcheck --heapallindexed, and by pg_checksums --check while it is stopped.';

async function check(on: On, findings: Findings): Promise<void> {
  const [total] = await contents(on, {});
  const all = count(Number(total!.messages));
  const progress = new Progress(
    process.stderr,
    ({ doing, messages }: Checked) => `${doing}: ${count(messages)} of ${all} messages`,
  );
  await checkDatabase(on, findings, (checked) => progress.show(checked)).finally(() =>
    progress.end(),
  );
}

function tell(findings: Findings): void {
  if (findings.all.length > 0) console.log([tableOf(findings), ...examplesOf(findings)].join('\n'));
  for (const note of findings.notes) console.log(note);
}

/** @returns undefined where the command line is wrong. */
function wantsHelp(args: string[]): boolean | undefined {
  try {
    const { values } = parseArgs({ args, options: { help: { type: 'boolean', short: 'h' } } });
    return values.help ?? false;
  } catch {
    return undefined;
  }
}

const count = (n: number) => n.toLocaleString('en');

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error((error as Error).message);
    process.exitCode = 1;
  },
);
