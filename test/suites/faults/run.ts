import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { tellSummary } from '../../support/summary';
import type { TestDatabases } from './database';
import type { Fault } from './fault';
import { Report } from './report';
import { openSetting } from './setting';
import { table } from './table';

/** Minutes that one fault may take. */
const DEADLINE = 15;

/** Somebody wants it to end; everything that was started is stopped first. */
export class Interrupted extends Error {}

interface Options {
  readonly databases: TestDatabases;
  readonly faults: readonly Fault[];
  readonly quick: boolean;
  /** Instead of those that each fault has by itself. */
  readonly rounds: number | undefined;
}

/** Runs faults on one kind of database and prints a table. @returns whether all of them held. */
export async function runFaults({ databases, faults, quick, rounds }: Options): Promise<boolean> {
  const before = load();
  const reports: Report[] = [];
  try {
    for (const fault of faults.filter((one) => one.databases.includes(databases.name))) {
      const report = new Report(fault.name, !quick);
      reports.push(report);
      const count = rounds ?? (quick ? fault.rounds.quick : fault.rounds.full);
      await undergo(fault, { databases, report, rounds: count, quick });
      process.stderr.write(`${fault.name}: ${report.verdict}\n`);
      tellSummary({ [COUNTED[report.verdict]]: 1 });
    }
  } finally {
    await databases.close();
  }
  const machine = `${cpus().length} CPUs, load average before ${before} and after ${load()}`;
  console.log(`\nDatabase: ${databases.name}; ${machine}\n\n${table(reports)}`);
  return reports.every(({ verdict }) => verdict !== 'FAILED');
}

const COUNTED = { ok: 'passed', FAILED: 'failed', SKIPPED: 'skipped' } as const;

/** Times say little where more is running than there are CPUs for. */
function load(): string {
  return loadavg()[0]!.toFixed(1);
}

const interrupted = new Promise<never>((_, reject) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => reject(new Interrupted(signal)));
});
interrupted.catch(() => undefined);

interface Given {
  readonly databases: TestDatabases;
  readonly report: Report;
  readonly rounds: number;
  readonly quick: boolean;
}

/** Runs one fault, and ends whatever it has started, whether it held or not. */
async function undergo(fault: Fault, given: Given): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'faults-'));
  const { setting, close } = openSetting({ ...given, folder });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`not done after ${DEADLINE} minutes`)),
      DEADLINE * 60_000,
    );
  });
  try {
    await Promise.race([fault.run(setting), late, interrupted]);
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    given.report.failures.push(error instanceof Error ? error.message : String(error));
  } finally {
    clearTimeout(timer);
    await close();
    await rm(folder, { recursive: true, force: true });
  }
}
