import { parseArgs } from 'node:util';
import {
  ALONE_ONLY,
  LARGE_ONLY,
  LAYOUTS,
  PEERS_ONLY,
  SCALE_ONLY,
  SERVERS,
  WORKLOADS,
} from './help';
import { whole } from './large/fill-options';

/** What `npm run bench` was asked for. */
export interface Options {
  readonly scale: boolean;
  /** Which database is measured: SQLite against the floor, PostgreSQL against SQLite, either with `before`. */
  readonly database: 'sqlite' | 'postgres';
  /** The server with authentication against the server without. */
  readonly authentication: boolean;
  /** The server against what one might have written or taken instead. */
  readonly peers: boolean;
  /** Another checkout, built, to measure this one against instead. */
  readonly before: string | undefined;
  /** What each layer of the server adds to a request. */
  readonly layers: boolean;
  /** One, two and four servers on one PostgreSQL. */
  readonly servers: boolean;
  /** Ways to lay out the tables against each other, on either database. */
  readonly layouts: boolean;
  /** The database of `DATABASE_URL`, which was filled, beside a small one. */
  readonly large: boolean;
  /** With `large`: what each migration costs, instead. */
  readonly migrations: boolean;
  /** Messages of the database on which migrations are tried. */
  readonly messages: number;
  readonly quick: boolean;
  /** Names of the workloads to run; empty for all. */
  readonly only: readonly string[];
  readonly rounds: number;
  /** How long a server is loaded in each round. */
  readonly seconds: number;
  /** The sqlite driver that the floor stands on. */
  readonly floor: string;
  /** Where to load that driver from; the project's own modules if left out. */
  readonly floorModule: string | undefined;
  /** `LOG_LEVEL` of the server under test. */
  readonly logLevel: string;
  readonly json: string | undefined;
}

/** @throws when an option is unknown or its value is no good. */
export function readOptions(args: readonly string[]): Options | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean' },
      quick: { type: 'boolean', default: false },
      scale: { type: 'boolean', default: false },
      before: { type: 'string' },
      layers: { type: 'boolean', default: false },
      layouts: { type: 'boolean', default: false },
      servers: { type: 'boolean', default: false },
      authentication: { type: 'boolean', default: false },
      peers: { type: 'boolean', default: false },
      large: { type: 'boolean', default: false },
      migrations: { type: 'boolean', default: false },
      messages: { type: 'string' },
      database: { type: 'string', default: 'sqlite' },
      only: { type: 'string', multiple: true, default: [] },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      floor: { type: 'string', default: 'sqlite3' },
      'floor-module': { type: 'string' },
      'log-level': { type: 'string', default: 'info' },
      json: { type: 'string' },
    },
  });
  if (values.help) return undefined;
  const { quick, scale, before, layers, layouts, peers, servers, large, only } = values;
  const { floor, json, database, authentication, migrations } = values;
  if (database !== 'sqlite' && database !== 'postgres')
    throw new Error(`--database must be sqlite or postgres, not "${database}".`);
  if (floor !== 'sqlite3' && floor !== 'better-sqlite3')
    throw new Error(`--floor must be sqlite3 or better-sqlite3, not "${floor}".`);
  const runs = { scale, before, authentication, peers, layers, layouts, servers, large };
  const chosen = Object.values(runs).filter((run) => run !== false && run !== undefined);
  if (chosen.length > 1)
    throw new Error(
      `${Object.keys(runs)
        .map((run) => `--${run}`)
        .join(', ')} are different runs.`,
    );
  if (migrations && !large) throw new Error('--migrations belongs to --large.');
  if (peers && database !== 'sqlite') throw new Error('--peers compares on SQLite alone.');
  const alone = before === undefined && !authentication ? ALONE_ONLY : [];
  const more = scale ? SCALE_ONLY : peers ? PEERS_ONLY : alone;
  const known = large
    ? LARGE_ONLY
    : layouts
      ? LAYOUTS[database]
      : servers
        ? SERVERS
        : [...WORKLOADS, ...more];
  const unknown = only.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`--only must be one of ${known.join(', ')}.`);
  return {
    quick,
    scale,
    database,
    before,
    authentication,
    peers,
    layers,
    layouts,
    servers,
    large,
    migrations,
    messages: whole('--messages', values.messages ?? (quick ? '20000' : '1000000'), 1_000, 1e9),
    only,
    rounds: number('--rounds', values.rounds, quick ? (large ? 1 : 2) : 5),
    seconds: number('--seconds', values.seconds, quick ? (peers ? 2 : large ? 0.2 : 0.5) : 3),
    floor,
    floorModule: values['floor-module'],
    logLevel: values['log-level'],
    json,
  };
}

/** Whether a workload was asked for. */
export function wants({ only }: Options, name: string): boolean {
  return only.length === 0 || only.includes(name);
}

function number(name: string, text: string | undefined, fallback: number): number {
  const value = text === undefined ? fallback : Number(text);
  if (!(value > 0 && value <= 600))
    throw new Error(`${name} must be a number above 0 and up to 600.`);
  return value;
}
