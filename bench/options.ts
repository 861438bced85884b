import { parseArgs } from 'node:util';

const WORKLOADS = ['append-32', 'append-1', 'page-50', 'list-20', 'unchanged'];
const ALONE_ONLY = ['piece'];
const SCALE_ONLY = ['edges', 'start', 'memory'];
const PEERS_ONLY = ['health', 'start'];

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

export const HELP = `npm run bench -- [options]

  --quick               a few seconds in all, with little data: shows that it works
  --only NAME           one workload; may be given several times
  --rounds N            rounds in which both sides take turns (5)
  --seconds S           seconds that each side is loaded in a round (3)
  --floor DRIVER        sqlite3 (default) or better-sqlite3, which has to be installed
  --floor-module PATH   where to load that driver from
  --log-level LEVEL     of the server under test; its log goes to a file (info)
  --database postgres   compare PostgreSQL, started for it, with SQLite instead
  --before DIR          compare this checkout with another one that is built, on either database
  --authentication      compare this server with API keys, and with JWTs, with itself without either
  --peers               compare this server with the floor, FastAPI, express and PocketBase, all on
                        SQLite; what is missing is installed and built first, in ~/.cache; loads by
                        wrk, in whole seconds, where it is installed
  --layers              what each layer takes of the main thread; rounds are short, many are needed
  --scale               compare 1,000,000 messages with 10,000 instead; needs 8 GB of disk
  --json FILE           write every figure to a file as well
  --help                this text

Workloads: ${WORKLOADS.join(', ')}; without other options also ${ALONE_ONLY.join(', ')};
with --scale also ${SCALE_ONLY.join(', ')}, but no append-1;
with --peers also ${PEERS_ONLY.join(', ')}.`;

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
      authentication: { type: 'boolean', default: false },
      peers: { type: 'boolean', default: false },
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
  const { quick, scale, before, layers, peers, only, floor, json, database, authentication } =
    values;
  if (database !== 'sqlite' && database !== 'postgres')
    throw new Error(`--database must be sqlite or postgres, not "${database}".`);
  if (floor !== 'sqlite3' && floor !== 'better-sqlite3')
    throw new Error(`--floor must be sqlite3 or better-sqlite3, not "${floor}".`);
  if ([scale, before !== undefined, authentication, peers, layers].filter(Boolean).length > 1)
    throw new Error(
      '--scale, --before, --authentication, --peers and --layers are different runs.',
    );
  if (peers && database !== 'sqlite') throw new Error('--peers compares on SQLite alone.');
  const alone = before === undefined && !authentication ? ALONE_ONLY : [];
  const known = [...WORKLOADS, ...(scale ? SCALE_ONLY : peers ? PEERS_ONLY : alone)];
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
    only,
    rounds: number('--rounds', values.rounds, quick ? 2 : 5),
    seconds: number('--seconds', values.seconds, quick ? (peers ? 2 : 0.5) : 3),
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
