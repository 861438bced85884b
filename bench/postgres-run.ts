import { join } from 'node:path';
import { startCluster } from '../test/support/postgres-cluster';
import { assertAgreement } from './agree';
import { database } from './databases';
import { fillPostgres } from './fill-postgres';
import { sideBySide } from './comparisons';
import { wants, type Options } from './options';
import { piecesOfAnswers } from './pieces';
import type { Progress } from './progress';
import type { Report } from './report';
import { compare, contestOf, type Compared } from './rounds';
import { startOurs, type RunningServer } from './servers';
import { toFinding } from './table';
import { fillingFor } from './workloads';

/** The server on PostgreSQL beside the same server on SQLite, with the same rows. */
export async function runOnPostgres(
  directory: string,
  options: Options,
  progress: Progress,
): Promise<Report> {
  const filling = fillingFor(options.quick);
  const log = (name: string) => join(directory, `${name}.log`);
  const cluster = await startCluster(); // as PostgreSQL comes: it flushes each commit
  const servers: RunningServer[] = [];
  const start = async (url: string, name: string) => {
    const server = await startOurs(url, log(name), options.logLevel);
    servers.push(server);
    return server;
  };
  try {
    const file = await database(directory, 'sqlite', filling, progress);
    const sqlite = await start(`sqlite:${file}`, 'sqlite');
    const postgres = await start(cluster.url, 'postgres'); // it makes the tables
    progress.show('filling PostgreSQL');
    await fillPostgres(cluster.url, filling);
    const comparisons = sideBySide(
      { name: 'PostgreSQL', url: postgres.url },
      { name: 'SQLite', url: sqlite.url },
      filling.numbers,
    ).filter(({ name }) => wants(options, name));
    await assertAgreement(comparisons.map(contestOf));
    if (wants(options, 'piece')) comparisons.push(await piecesOfAnswers(postgres.url, options));
    const compared: Compared[] = [];
    for (const comparison of comparisons)
      compared.push(await compare(comparison, options, progress));
    return { compared, findings: compared.map(toFinding) };
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await cluster.drop();
  }
}
