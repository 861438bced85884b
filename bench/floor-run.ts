import { join } from 'node:path';
import { assertAgreement } from './agree';
import { copyOf, database } from './databases';
import { againstFloor } from './comparisons';
import { wants, type Options } from './options';
import { piecesOfAnswers } from './pieces';
import type { Progress } from './progress';
import { compare, contestOf, type Compared } from './rounds';
import { startFloor, startOurs, type RunningServer } from './servers';
import { toFinding } from './table';
import type { Report } from './report';
import { fillingFor } from './workloads';

/** The server under test against the floor, on two copies of one database. */
export async function runAgainstFloor(
  directory: string,
  options: Options,
  progress: Progress,
): Promise<Report> {
  const filling = fillingFor(options.quick);
  const file = await database(directory, 'ours', filling, progress);
  const copy = await copyOf(file);
  const servers: RunningServer[] = [];
  try {
    const log = (name: string) => join(directory, `${name}.log`);
    const ours = await startOurs(`sqlite:${file}`, log('ours'), options.logLevel);
    servers.push(ours);
    const floor = await startFloor(copy, log('floor'), options);
    servers.push(floor);
    const comparisons = againstFloor(ours.url, floor.url, filling.numbers).filter(({ name }) =>
      wants(options, name),
    );
    await assertAgreement(comparisons.map(contestOf));
    if (wants(options, 'piece')) comparisons.push(await piecesOfAnswers(ours.url, options));
    const compared: Compared[] = [];
    for (const comparison of comparisons)
      compared.push(await compare(comparison, options, progress));
    return { compared, findings: compared.map(toFinding) };
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}
