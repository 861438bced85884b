import type { PgBouncerOptions } from '../fleet/parts/pgbouncer';

/** What runs through PgBouncer where nothing else is asked for. */
export const CORE = ['test/operations', 'test/idempotency', 'test/journeys', 'test/storage'];

/** What cannot pass through it, by its nature. */
interface LeftOut {
  readonly path: string;
  readonly modes: readonly PgBouncerOptions['mode'][];
  readonly why: string;
}

export const LEFT_OUT: readonly LeftOut[] = [
  {
    path: 'test/storage/postgres/read-only.test.ts',
    modes: ['session', 'transaction'],
    why: 'a new connection of a server may be an old one of PgBouncer, which has not heard of the change',
  },
  {
    path: 'test/storage/postgres/notices.test.ts',
    modes: ['transaction'],
    why: 'it listens, and the connection that listens is lent to others',
  },
  {
    path: 'test/storage/postgres/restored.test.ts',
    modes: ['transaction'],
    why: 'pg_dump and pg_restore change the search path of a connection, which is then lent to others',
  },
];
