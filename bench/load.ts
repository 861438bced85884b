import autocannon from 'autocannon';

/** Requests that a number of clients send, each as soon as its last one is answered. */
export interface Load {
  readonly url: string;
  readonly clients: number;
  /** What a client sends, over and over; clients are numbered from 0. */
  readonly requests: (client: number) => readonly Request[];
  /** The only status that is no failure. */
  readonly status: number;
  /** Of a server with words of its own: the chats or messages in a reply, in the contract's words. */
  readonly items?: (reply: object) => readonly object[];
}

export interface Request {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Burst {
  /** Requests answered in a second. */
  readonly rate: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/** How long a burst goes on: for some seconds, or until so many requests are answered. */
export type Bound = { readonly duration: number } | { readonly amount: number };

/** Seconds in which somebody has a reply, be the machine ever so busy. */
const ENOUGH = 60;

/** What sends a load for some seconds. @throws when a connection breaks or a reply is not what it should be. */
export type Send = (load: Load, bound: { readonly duration: number }) => Promise<Burst>;

/** Sends a load by autocannon. @throws when a connection breaks or a reply is not what it should be. */
export async function burst(load: Load, bound: Bound): Promise<Burst> {
  let next = 0;
  const result = await autocannon({
    url: load.url,
    connections: load.clients,
    setupClient: (client) => {
      client.setRequests(load.requests(next++).map((request) => ({ ...request })));
    },
    sampleInt: 100, // also how exactly a duration is kept
    timeout: ENOUGH,
    ...bound,
  });
  const { errors, timeouts, resets, statusCodeStats = {} } = result;
  if (errors + timeouts + resets > 0)
    throw new Error(
      `${load.url}: ${errors} socket errors, ${timeouts} timeouts, ${resets} resets.`,
    );
  const statuses = Object.entries(statusCodeStats);
  if (statuses.length === 0 && 'duration' in bound && bound.duration < ENOUGH)
    return burst(load, { duration: 2 * bound.duration }); // so slow that nobody has a reply yet
  const wrong = statuses.filter(([status]) => Number(status) !== load.status);
  if (wrong.length > 0 || statuses.length === 0)
    throw new Error(
      `${load.url}: expected ${load.status} and got ${wrong.map(([status, { count }]) => `${count} × ${status}`).join(', ') || 'nothing'}.`,
    );
  return {
    rate: result.requests.total / ((result.finish.getTime() - result.start.getTime()) / 1_000),
    p50: result.latency.p50,
    p99: result.latency.p99,
  };
}
