import { join } from 'node:path';
import { startCluster } from '../test/support/postgres-cluster';
import { assertAgreement } from './agree';
import { database } from './databases';
import { fillPostgres } from './fill-postgres';
import type { Options } from './options';
import type { Progress } from './progress';
import type { Report } from './report';
import { compare, type Compared } from './rounds';
import { startOurs, type RunningServer } from './servers';
import { toFinding } from './table';
import { againstFloor, fillingFor } from './workloads';

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
    const comparisons = againstFloor(postgres.url, sqlite.url, filling.numbers)
      .filter(({ name }) => options.only.length === 0 || options.only.includes(name))
      .filter(({ name }) => name !== 'unchanged') // compares a server with itself
      .map((comparison) => ({
        ...comparison,
        subject: { ...comparison.subject, name: 'PostgreSQL' },
        baseline: { ...comparison.baseline, name: 'SQLite' },
        target: undefined,
      }));
    await assertAgreement(comparisons);
    const compared: Compared[] = [];
    for (const comparison of comparisons)
      compared.push(await compare(comparison, options, progress));
    return { compared, findings: compared.map(toFinding) };
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await cluster.drop();
  }
}
