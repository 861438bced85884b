import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { TestDatabases } from './database';
import type { Fault } from './fault';
import { Report } from './report';
import { scenarios } from './scenarios';
import { openSetting } from './setting';
import { sqlite } from './sqlite';
import { table } from './table';

const DATABASES: readonly TestDatabases[] = [sqlite];
/** Minutes that one fault may take. */
const DEADLINE = 15;

const USAGE = `npm run test:faults -- [options]
  --quick          fewer rounds, and time limits three times as long
  --only NAME      one fault: ${scenarios.map(({ name }) => name).join(', ')}
  --rounds N       so many rounds of each; keys, in the storm
  --database NAME  ${DATABASES.map(({ name }) => name).join(', ')}`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      rounds: { type: 'string' },
      database: { type: 'string', default: 'sqlite' },
      help: { type: 'boolean', default: false },
    },
  });
  const databases = DATABASES.find(({ name }) => name === values.database);
  const chosen = scenarios
    .filter((fault) => values.only === undefined || fault.name === values.only)
    .filter((fault) => fault.databases.includes(values.database));
  const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
  const sane = rounds === undefined || (Number.isInteger(rounds) && rounds > 0);
  if (values.help || !databases || chosen.length === 0 || !sane) {
    console.log(USAGE);
    process.exitCode = values.help ? 0 : 2;
    return;
  }

  const before = load();
  const reports: Report[] = [];
  for (const fault of chosen) {
    const report = new Report(fault.name, values.quick ? 3 : 1);
    reports.push(report);
    const count = rounds ?? (values.quick ? fault.rounds.quick : fault.rounds.full);
    await undergo(fault, { databases, report, rounds: count, quick: values.quick });
    process.stderr.write(`${fault.name}: ${report.verdict}\n`);
  }
  const machine = `${cpus().length} CPUs, load average before ${before} and after ${load()}`;
  console.log(`\nDatabase: ${databases.name}; ${machine}\n\n${table(reports)}`);
  if (reports.some(({ verdict }) => verdict === 'FAILED')) process.exitCode = 1;
}

/** Times say little where more is running than there are CPUs for. */
function load(): string {
  return loadavg()[0]!.toFixed(1);
}

interface Options {
  readonly databases: TestDatabases;
  readonly report: Report;
  readonly rounds: number;
  readonly quick: boolean;
}

/** Runs one fault, and ends whatever it has started, whether it held or not. */
async function undergo(fault: Fault, options: Options): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'faults-'));
  const { setting, close } = openSetting({ ...options, folder });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`not done after ${DEADLINE} minutes`)),
      DEADLINE * 60_000,
    );
  });
  try {
    await Promise.race([fault.run(setting), late]);
  } catch (error) {
    options.report.failures.push(error instanceof Error ? error.message : String(error));
  } finally {
    clearTimeout(timer);
    await close();
    await rm(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
