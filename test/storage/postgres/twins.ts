import { pino } from 'pino';
import { readConfig } from '../../../src/config';
import { listen, type Server } from '../../../src/http/server';
import { openService, type Service } from '../../../src/service';
import { stoppedClock, type Clock } from '../../support/clock';
import { freshPostgres, freshSqlite, type FreshDatabase } from '../../support/fresh-database';
import { PATIENT } from '../../support/patience';

/** What a client sees of a reply. */
export interface Seen {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** The same server twice, on SQLite and on PostgreSQL, with the same times and the same ids. */
export interface Twins {
  send(request: Request): Promise<{ sqlite: Seen; postgres: Seen }>;
  close(): Promise<void>;
}

export async function startTwins(): Promise<Twins> {
  // It goes on between requests alone: what runs in the background looks at it as well.
  const clock = stoppedClock('2026-11-23T00:00:00.000Z');
  const [sqlite, postgres] = await Promise.all([
    startTwin(await freshSqlite(), clock),
    startTwin(await freshPostgres(), clock),
  ]);
  return {
    send: async (request) => {
      clock.pass(7);
      return {
        sqlite: await send(sqlite.server, request),
        postgres: await send(postgres.server, request),
      };
    },
    close: async () => {
      await Promise.all([sqlite, postgres].map((twin) => twin.close()));
    },
  };
}

async function startTwin(database: FreshDatabase, clock: Clock) {
  let ids = 0;
  const service: Service = await openService({
    config: readConfig({ ...PATIENT, DATABASE_URL: database.url }),
    logger: pino({ level: 'silent' }),
    clock,
    newId: () => `019aae1c-0000-7000-8000-${String((ids += 1)).padStart(12, '0')}`,
  });
  const server = await listen(service, '127.0.0.1', 0);
  const close = async () => {
    await server.drain(0);
    await service.close();
    await database.remove();
  };
  return { server, close };
}

/** Headers that tell of the connection and of the time of day, not of the reply. */
const PASSING = ['date', 'connection', 'keep-alive'];

async function send(server: Server, { method, path, headers, body }: Request): Promise<Seen> {
  const response = await fetch(server.url + path, {
    method,
    headers: { ...(body !== undefined && { 'Content-Type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : new Uint8Array(body) }),
  });
  const seen = Object.fromEntries(response.headers);
  for (const name of PASSING) Reflect.deleteProperty(seen, name);
  return { status: response.status, headers: seen, body: await response.text() };
}
