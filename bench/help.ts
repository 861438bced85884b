import { LARGE_WORKLOADS } from './large/comparisons';
import { postgresLayouts } from './layouts/postgres-layouts';
import { sqliteLayouts } from './layouts/sqlite-layouts';
import type { Layout } from './layouts/stage';

/** What `--only` may name. */
export const WORKLOADS = ['append-32', 'append-1', 'page-50', 'list-20', 'unchanged'];
export const ALONE_ONLY = ['piece'];
export const SCALE_ONLY = ['edges', 'start', 'memory'];
export const PEERS_ONLY = ['health', 'start'];
export const SERVERS = ['append-32', 'page-50'];
export const LARGE_ONLY = ['size', 'plans', ...LARGE_WORKLOADS, 'start', 'churn', 'fillfactor'];

const names = (layouts: readonly Layout[]) => layouts.map(({ name }) => name);
export const LAYOUTS = { sqlite: names(sqliteLayouts), postgres: names(postgresLayouts) };

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
  --layouts             compare ways to lay out the tables, without the server, on either
                        database; needs 5 GB of disk
  --servers             one, two and four servers on one PostgreSQL, started for it
  --scale               compare 1,000,000 messages with 10,000 instead; needs 8 GB of disk
  --large               compare the PostgreSQL database of DATABASE_URL, which npm run fill has
                        filled, with a small one on the same server; its size, and a day's changes
                        and what they leave behind; its content is changed
  --migrations          with --large: what each migration costs, on a database of its own on the
                        same server with --messages N messages (1,000,000)
  --json FILE           write every figure to a file as well
  --help                this text

Workloads: ${WORKLOADS.join(', ')}; without other options also ${ALONE_ONLY.join(', ')};
with --scale also ${SCALE_ONLY.join(', ')}, but no append-1;
with --peers also ${PEERS_ONLY.join(', ')}; with --servers only ${SERVERS.join(', ')}.
With --large: ${LARGE_ONLY.join(', ')}.
With --layouts: ${LAYOUTS.sqlite.join(', ')};
on PostgreSQL: ${LAYOUTS.postgres.join(', ')}.`;
