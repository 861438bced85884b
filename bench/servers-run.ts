import { join } from 'node:path';
import { cpus } from 'node:os';
import { startCluster } from '../test/support/postgres-cluster';
import { COMPARED } from './comparisons';
import { fillPostgres } from './fill-postgres';
import { burstOnFleet, type Costs, type FleetBurst } from './fleet';
import { SERVERS } from './help';
import { wants, type Options } from './options';
import type { Progress } from './progress';
import type { Report } from './report';
import { takeTurns } from './rounds';
import { startOurs, type RunningServer } from './servers';
import { median, rateOf, type Finding } from './table';
import { fillingFor } from './workloads';

/** How many servers there are in turn. */
const SIZES = [1, 2, 4];

const COLUMNS = [
  ...['workload', 'measured', 'ratio', 'range', 'p99'],
  ...['server', 'PostgreSQL', 'load', 'cores', ''],
];

/**
 * One, two and four servers on one PostgreSQL. The clients are spread over the
 * servers themselves: a proxy on the same cores would take its part of what is measured.
 */
export async function runServers(
  directory: string,
  options: Options,
  progress: Progress,
): Promise<Report> {
  const filling = fillingFor(options.quick);
  const cluster = await startCluster(); // as PostgreSQL comes: it flushes each commit
  const servers: RunningServer[] = [];
  try {
    for (let i = 1; i <= Math.max(...SIZES); i += 1) {
      progress.show(`starting server ${i}`);
      const log = join(directory, `${i}.log`);
      servers.push(await startOurs(cluster.url, log, options.logLevel));
    }
    progress.show('filling PostgreSQL');
    await fillPostgres(cluster.url, filling);
    const findings: Finding[] = [];
    const series: NonNullable<Report['series']>[number][] = [];
    const workloads = COMPARED.filter(({ name }) => SERVERS.includes(name));
    for (const { name, title, load } of workloads.filter((one) => wants(options, one.name))) {
      const fleets = new Map(
        SIZES.map((size) => [load(servers[0]!.url, filling.numbers), servers.slice(0, size)]),
      );
      const sides = [...fleets].map(([one, fleet]) => ({ name: `by ${fleet.length}`, load: one }));
      const rounds = (await takeTurns({ title, sides }, options, progress, (one, { duration }) =>
        burstOnFleet(one, fleets.get(one)!, cluster.pid!, duration),
      )) as FleetBurst[][]; // what it has sent is what it gives
      rounds.forEach((bursts, i) => {
        findings.push(toFinding(name, title, sides[i]!.name, bursts, rounds[0]!));
        series.push({ name: `${name} ${sides[i]!.name}`, rounds: bursts });
      });
    }
    return {
      compared: [],
      findings,
      series,
      columns: COLUMNS,
      about: about(options),
      notes: NOTES,
    };
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await cluster.drop();
  }
}

function toFinding(
  name: string,
  title: string,
  side: string,
  bursts: readonly FleetBurst[],
  alone: readonly FleetBurst[],
): Finding {
  const ratios = bursts.map(({ rate }, i) => rate / alone[i]!.rate);
  const each = (who: keyof Costs) =>
    `${median(bursts.map(({ costs, answered }) => costs[who] / answered)).toFixed(2)} ms`;
  const busy = bursts.map(
    ({ costs, took }) => (costs.servers + costs.postgres + costs.load) / took,
  );
  return {
    name,
    title,
    figures: [
      rateOf({ name: side }, bursts),
      median(ratios).toFixed(2),
      `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`,
      `${median(bursts.map(({ p99 }) => p99)).toFixed(0)} ms`,
      ...[each('servers'), each('postgres'), each('load')],
      median(busy).toFixed(2),
    ],
    met: undefined,
  };
}

function about({ rounds, seconds, logLevel }: Options): readonly string[] {
  return [
    'One, two and four servers on one PostgreSQL, as it comes; there are no targets.',
    `A message has 500 characters and eight attachments. LOG_LEVEL=${logLevel}.`,
    `${rounds} rounds of ${seconds} s each, in turn; medians, and the ratio of each round to one server.`,
    '32 clients, spread over the servers themselves, without a proxy.',
  ];
}

const NOTES = [
  'Under server, PostgreSQL and load: milliseconds of processor time for one request, of all servers together, of' +
    ' PostgreSQL with all its processes, and of what sends the requests. Under cores: how many they kept busy.',
  `All of them share ${cpus().length} cores. Once those are busy, another server can serve no more, and the ratio tells` +
    ' how much is lost by sharing, not how far servers on machines of their own would go. The milliseconds do: a core' +
    ' of servers, or of PostgreSQL, serves at most 1,000 divided by them in a second.',
];
