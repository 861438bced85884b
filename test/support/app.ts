import { pino, type Logger } from 'pino';
import { readConfig } from '../../src/config';
import { listen } from '../../src/http/server';
import { openService, type Service, type ServiceOptions } from '../../src/service';
import { apiOf, OWNER, type Api } from './api';
import { freshDatabase, type FreshDatabase, type Prepare } from './fresh-database';
import { PATIENT } from './patience';

export interface AppOptions extends Partial<Omit<ServiceOptions, 'config'>> {
  /** Variables of the environment, beside a `DATABASE_URL` of the app's own. */
  readonly env?: Readonly<Record<string, string>>;
  /** Whether owners are known as they are configured, and not by the header of tests. */
  readonly authenticated?: true;
  /** Another app's database, which it shares and leaves alone. */
  readonly on?: string;
  /** Puts something into the database before it is opened. */
  readonly prepare?: Prepare;
}

/** The application on a database of its own, behind a port of its own. */
export interface TestApp {
  readonly url: string;
  readonly api: Api;
  /** Sends requests in the name of another owner than `local`. */
  readonly as: (owner: string) => Api;
  readonly service: Service;
  /** The `DATABASE_URL` of its database. */
  readonly databaseUrl: string;
}

export interface RunningApp extends TestApp {
  close(): Promise<void>;
}

/** An app for the tests of a file, or of a `describe`: it starts before them and is gone after them. */
export function useApp(options: AppOptions = {}): TestApp {
  let running: RunningApp | undefined;
  beforeAll(async () => {
    running = await startApp(options);
  });
  afterAll(() => running?.close());
  const started = () => {
    if (!running) throw new Error('The app starts only before the first test.');
    return running;
  };
  return {
    get url() {
      return started().url;
    },
    get api() {
      return started().api;
    },
    get service() {
      return started().service;
    },
    get databaseUrl() {
      return started().databaseUrl;
    },
    as: (owner) => started().as(owner),
  };
}

/** An app for a single test; whoever starts it closes it. */
export async function startApp(given: AppOptions = {}): Promise<RunningApp> {
  const { env, prepare, authenticated, on, ...options } = given;
  const database = on === undefined ? await freshDatabase(prepare) : shared(on);
  const config = readConfig({ ...PATIENT, ...env, DATABASE_URL: database.url });
  const service = await openService({
    logger: silent(),
    ...(!authenticated && { ownerOf: (req) => ({ owner: req.get(OWNER) ?? 'local' }) }),
    ...options,
    config,
  });
  const server = await listen(service, '127.0.0.1', 0);
  return {
    url: server.url,
    api: apiOf(server.url),
    as: (owner) => apiOf(server.url, owner),
    service,
    databaseUrl: database.url,
    async close() {
      await server.drain(0);
      await service.close();
      await database.remove();
    },
  };
}

function shared(url: string): FreshDatabase {
  return { url, remove: () => Promise.resolve() };
}

function silent(): Logger {
  return pino({ level: 'silent' });
}
