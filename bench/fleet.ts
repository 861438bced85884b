import { burst, type Burst, type Load } from './load';
import { familyTime, processorTime } from './processor-time';
import type { RunningServer } from './servers';

/** What a burst on several servers has taken, in milliseconds of processor time. */
export interface Costs {
  readonly servers: number;
  readonly postgres: number;
  /** What sends the requests, and counts them. */
  readonly load: number;
}

export interface FleetBurst extends Burst {
  /** Requests that were answered. */
  readonly answered: number;
  readonly costs: Costs;
  /** Milliseconds from the first request to the last reply. */
  readonly took: number;
}

/**
 * Loads several servers at once, with the clients of one load spread over them, and
 * looks at the processor time of everybody. The 99th percentile is that of the slowest server.
 * @param postmaster process id of the PostgreSQL that they share.
 */
export async function burstOnFleet(
  load: Load,
  servers: readonly RunningServer[],
  postmaster: number,
  duration: number,
): Promise<FleetBurst> {
  const before = costsSoFar(servers, postmaster);
  const begun = performance.now();
  const bursts = await Promise.all(
    servers.map((server, i) => burst(part(load, server, i, servers.length), { duration })),
  );
  const took = performance.now() - begun;
  const after = costsSoFar(servers, postmaster);
  const rate = bursts.reduce((sum, one) => sum + one.rate, 0);
  return {
    rate,
    p50: Math.max(...bursts.map(({ p50 }) => p50)),
    p99: Math.max(...bursts.map(({ p99 }) => p99)),
    answered: (rate * took) / 1_000,
    took,
    costs: {
      servers: after.servers - before.servers,
      postgres: after.postgres - before.postgres,
      load: after.load - before.load,
    },
  };
}

function part(load: Load, { url }: RunningServer, index: number, of: number): Load {
  return {
    ...load,
    url,
    clients: load.clients / of,
    requests: (client) => load.requests(client * of + index),
  };
}

function costsSoFar(servers: readonly RunningServer[], postmaster: number): Costs {
  const { user, system } = process.cpuUsage();
  return {
    servers: servers.reduce((sum, { pid }) => sum + processorTime(pid), 0),
    postgres: familyTime(postmaster),
    load: (user + system) / 1_000,
  };
}
