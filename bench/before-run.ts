import { join } from 'node:path';
import { disagreements } from './agree';
import { checkout } from './checkout';
import { postgresCopies, sqliteCopies } from './copies';
import { sideBySide } from './comparisons';
import { wants, type Options } from './options';
import type { Progress } from './progress';
import type { Report } from './report';
import { compare, contestOf, type Compared } from './rounds';
import { ROOT, startOurs, type RunningServer } from './servers';
import { toFinding } from './table';
import { fillingFor } from './workloads';

/** A change that is meant to cost nothing may cost no more than what cannot be told from noise. */
const TARGET = 0.97;

/**
 * This checkout beside another one. Both begin with the same rows: the other
 * one's server made the tables, and this one's has migrated its copy.
 */
export async function runBeforeAfter(
  directory: string,
  options: Options,
  progress: Progress,
): Promise<Report> {
  const before = checkout(options.before!);
  const filling = fillingFor(options.quick);
  const prepare = options.database === 'postgres' ? postgresCopies : sqliteCopies;
  const copies = await prepare(directory, filling, before.root, progress);
  const servers: RunningServer[] = [];
  const start = async (name: string, url: string, root: string) => {
    const server = await startOurs(url, join(directory, `${name}.log`), options.logLevel, root);
    servers.push(server);
    return { name, url: server.url };
  };
  try {
    const after = await start('after', copies.after, ROOT);
    const baseline = await start('before', copies.before, before.root);
    await copies.settle();
    const comparisons = sideBySide(after, baseline, filling.numbers)
      .filter(({ name }) => wants(options, name))
      .map((comparison) => ({ ...comparison, target: TARGET }));
    const notes = await disagreements(comparisons.map(contestOf));
    const compared: Compared[] = [];
    for (const comparison of comparisons)
      compared.push(await compare(comparison, options, progress));
    return { compared, findings: compared.map(toFinding), notes };
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await copies.drop();
  }
}
